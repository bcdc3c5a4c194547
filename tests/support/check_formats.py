#!/usr/bin/env python3
"""Check the built program on forms and hostile files made anew.

    check_formats.py STET SOURCE_FOLDER

Writes both fixture statements in every form that the installed programs (soffice, pandoc) can make, and a resolution, a
standard and a policy as their bodies publish them, and compares each with the text it was made of: no change may be found. Then reads large hostile files: each must end within 5 seconds
and 512 MB, with exit status 2 and one line. Exit status 1 and a line for each failure.
"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 5
BYTES = 512 * 1024 * 1024


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def compare(stet, old, new):
    done = subprocess.run([stet, "compare", str(old), str(new), "--format", "json"], capture_output=True, text=True)
    if done.returncode != 0:
        return f"exit status {done.returncode}: {done.stderr.strip()}"
    summary = json.loads(done.stdout)["summary"]
    changed = {kind: count for part in summary.values() if isinstance(part, dict) for kind, count in part.items()
               if kind not in ("unchanged", "kept") and count}
    return f"changes: {changed}" if changed else ""


def summary_of(stet, old, new):
    done = subprocess.run([stet, "compare", str(old), str(new), "--format", "json"], capture_output=True, text=True)
    return json.loads(done.stdout)["summary"] if done.returncode == 0 else done.stderr


def check_forms(stet, source, scratch):
    failures = 0
    made_by = source / "tests" / "support" / "published_forms.py"
    folders = []
    statements = sorted((source / "fixtures" / "asean-japan").glob("*.txt"))
    for statement in statements:
        folder = scratch / statement.stem
        folders.append(folder)
        structure = scratch / f"{statement.stem}.json"
        structure.write_bytes(subprocess.run([stet, "show", str(statement), "--format", "json"], capture_output=True,
                                             check=True).stdout)
        made = subprocess.run([sys.executable, str(made_by), str(structure), str(folder)], capture_output=True,
                              text=True, check=True)
        sys.stderr.write(made.stderr)
        for name in made.stdout.split():
            trouble = compare(stet, statement, folder / name)
            if trouble:
                failures += 1
                print(f"{statement.stem} as {name}: {trouble}")
    pdf, docx = folders[0] / "a4.pdf", folders[1] / "a4.docx"
    if pdf.exists() and docx.exists() and summary_of(stet, *statements) != summary_of(stet, pdf, docx):
        failures += 1
        print("the pair read from PDF and DOCX has another summary than from text")
    return failures


def check_bodies(stet, source, scratch):
    failures = 0
    sources = source / "fixtures" / "formats" / "bodies"
    made = subprocess.run([sys.executable, str(source / "tests" / "support" / "published_bodies.py"), str(sources),
                           str(scratch / "bodies")], capture_output=True, text=True, check=True)
    sys.stderr.write(made.stderr)
    for line in made.stdout.splitlines():
        name, twin = line.split()
        trouble = compare(stet, sources / twin, scratch / "bodies" / name)
        if trouble:
            failures += 1
            print(f"{twin} as {name}: {trouble}")
    return failures


def check_hostile(stet, source, scratch):
    failures = 0
    subprocess.run([sys.executable, str(source / "tests" / "support" / "hostile_files.py"), str(scratch), "--all"], check=True)
    for path in sorted(scratch.iterdir()):
        try:
            done = subprocess.run([stet, "show", str(path)], capture_output=True, timeout=SECONDS, preexec_fn=limited)
        except subprocess.TimeoutExpired:
            print(f"{path.name}: took more than {SECONDS} seconds")
            failures += 1
            continue
        if done.returncode != 2 or done.stdout or done.stderr.count(b"\n") != 1:
            print(f"{path.name}: exit status {done.returncode}, {done.stderr[:200]!r}")
            failures += 1
    return failures


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    stet, source = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        failures = check_forms(stet, source, Path(scratch)) + check_bodies(stet, source, Path(scratch))
    with tempfile.TemporaryDirectory() as scratch:
        failures += check_hostile(stet, source, Path(scratch))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
