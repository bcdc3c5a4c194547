#!/usr/bin/env python3
"""Print what importing costs, beside the limits.

    import_cost.py STET [--slack FACTOR]

A PDF of 100 pages beside `pdftotext -bbox-layout` alone (user and system time of the whole tree, runs of both by
turns, the middle of five), and DOCX and HTML of 5 MB of text (wall time). Exit status 1 if a figure is beyond its
limit times the slack (1 unless given; a machine that does other things needs some).
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import hostile_files  # noqa: E402  (its writers of small PDF and DOCX files)

WORDS = ("the members agreed to continue their cooperation on energy and trade within available resources while the "
         "secretariat reports each year on progress made under the plan of action adopted at the last summit").split()


def sentence(n):
    return " ".join(WORDS[(n * 7 + i * (n % 5 + 1)) % len(WORDS)] for i in range(17)).capitalize() + f" in case {n}."


def write_pdf(path, pages):
    """A statement of many pages set in Helvetica, about 45 lines of 13 words each."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    n = 0
    for page in range(pages):
        lines, y = [], 780
        while y > 60:
            words = " ".join(sentence(n + k) for k in range(5)).split()
            n += 5
            for at in range(0, len(words), 13):
                lines.append(f"1 0 0 1 60 {y} Tm ({' '.join(words[at:at + 13])}) Tj")
                y -= 14
            y -= 10
        body = "BT /F 11 Tf " + "\n".join(lines) + f"\n1 0 0 1 290 30 Tm (Page {page + 1}) Tj ET"
        objects.append(hostile_files.stream(body.encode()))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> "
                       b">> >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % pages
    hostile_files.pdf(path, objects)


def spent(command):
    """User and system time, and wall time, of the command and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def main():
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("stet")
    arguments.add_argument("--slack", type=float, default=1.0)
    given = arguments.parse_args()
    beyond = 0

    def tell(what, value, limit, unit):
        nonlocal beyond
        verdict = "ok" if value <= limit else "MISSED" if value > limit * given.slack else "missed, within the slack"
        beyond += value > limit * given.slack
        print(f"  {what:44} {value:6.2f} {unit:6} limit {limit:g}   {verdict}")

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if shutil.which("pdftotext"):
            pdf = folder / "hundred.pdf"
            write_pdf(pdf, 100)
            ours, alone = [], []
            for _ in range(5):
                alone.append(spent(["pdftotext", "-bbox-layout", str(pdf), os.devnull]))
                ours.append(spent([given.stet, "show", str(pdf)]))
            for index, name in enumerate(["processor time", "wall time"]):
                ratio = statistics.median(o[index] for o in ours) / statistics.median(a[index] for a in alone)
                tell(f"PDF of 100 pages: {name}, beside pdftotext", ratio, 1.5, "times")
        else:
            print("import_cost: pdftotext is not installed: the PDF is skipped", file=sys.stderr)
        paragraphs = [" ".join(sentence(k * 4 + i) for i in range(4)) for k in range(12_000)]
        docx = folder / "five.docx"
        hostile_files.docx(docx, body="".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs))
        web = folder / "five.html"
        web.write_text("<!doctype html><meta charset=utf-8><main>" + "".join(f"<p>{p}</p>\n" for p in paragraphs), encoding="utf-8")
        size = sum(len(p) for p in paragraphs) / 1e6
        for path in (docx, web):
            tell(f"{path.suffix[1:].upper()} of {size:.1f} MB of text: wall time",
                 statistics.median(spent([given.stet, "show", str(path), "--format", "json"])[1] for _ in range(3)), 1.0, "s")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
