#!/usr/bin/env python3
"""Check the spreadsheets that stet writes, read back with openpyxl; says so and passes where that is not installed.

  check_xlsx.py --stet PROGRAM --source ROOT
"""
import argparse
import csv
import glob
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET

SHEETS = ["Summary", "Commitments", "Paragraphs"]
HOSTILE = ["=cmd|'/C calc'!A0", "@SUM(A1)", "+1+1", "-2+3", "=HYPERLINK(\"http://x\",\"y\")", "http://example.org/",
           "<script>alert(1)</script>", "]]>", "_x0041_", "\u202eback", "\x1b[2J"]


def written(stet, folder, old, new):
    path = os.path.join(folder, "report.xlsx")
    subprocess.run([stet, "compare", old, new, "-o", path], check=True, capture_output=True)
    with open(path, "rb") as file:
        data = file.read()
    again = subprocess.run([stet, "compare", old, new, "--format", "xlsx"], check=True, capture_output=True).stdout
    return path, data, again == data


def problems_of_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.date_time != (1980, 1, 1, 0, 0, 0):
                yield f"{info.filename}: its time is not fixed"
            if not info.filename.endswith((".xml", ".rels")):
                continue
            root = ET.fromstring(archive.read(info))
            for element in root.iter():
                if element.tag.rsplit("}", 1)[-1] in ("f", "hyperlink", "hyperlinks"):
                    yield f"{info.filename}: a formula or link"
                if element.get("TargetMode") == "External":
                    yield f"{info.filename}: points outside"


def problems_of(openpyxl, stet, folder, old, new):
    path, data, same = written(stet, folder, old, new)
    if not same:
        yield "a second run gives other bytes"
    yield from problems_of_parts(data)
    book = openpyxl.load_workbook(path)
    if book.sheetnames != SHEETS:
        yield f"sheets: {book.sheetnames}"
        return
    sheet = book["Commitments"]
    if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref:
        yield "the head of the commitments is not frozen, or has no filter"
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    rows = [row for row in rows if any(row)]
    records = list(csv.reader(io.StringIO(
        subprocess.run([stet, "compare", old, new, "--format", "csv"], check=True, capture_output=True).stdout
        .decode("utf-8-sig"), newline="")))[1:]
    if [row[0] for row in rows] != [record[0] for record in records]:
        yield "other commitments than in CSV"
    for row, record in zip(rows, records):
        plain = record[10][1:] if record[10].startswith("'") else record[10]
        if (row[11] or "") != plain:
            yield f"old text {row[11]!r}, in CSV {plain!r}"
    report = subprocess.run([stet, "compare", old, new, "--format", "json"], check=True, capture_output=True).stdout
    count = len(__import__("json").loads(report)["paragraphs"])
    found = [row for row in book["Paragraphs"].iter_rows(min_row=2, values_only=True) if row[2]]
    if len(found) != count:
        yield f"{len(found)} rows of paragraphs, {count} in JSON"
    for name in SHEETS:
        for row in book[name].iter_rows():
            for cell in row:
                if cell.data_type not in ("s", "n"):
                    yield f"{name}!{cell.coordinate} is of type {cell.data_type}"
                if isinstance(cell.value, str) and re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", cell.value):
                    yield f"{name}!{cell.coordinate} holds a control character"


def statement(folder, name, sentences):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"{i}. {text}\n\n" for i, text in enumerate(sentences, 1)))
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stet", required=True)
    parser.add_argument("--source", required=True)
    arguments = parser.parse_args()
    try:
        import openpyxl
    except ModuleNotFoundError:
        # Debian's module belongs to Debian's Python.
        if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3") and "--again" not in os.environ.get("STET_CHECK", ""):
            os.environ["STET_CHECK"] = "--again"
            os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
        print("openpyxl is not installed: skipped")
        return 0
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        before = [f"We agreed to act on {text} without delay." for text in HOSTILE]
        after = [f"{text} we agreed to act on {text} later." for text in HOSTILE]
        long_before = ["We agreed to " + "share data and " * 3000 + "meet."]
        long_after = ["We agreed to " + "share data or " * 3000 + "meet."]
        pairs = [(f"{arguments.source}/fixtures/asean-japan/22-constructed.txt",
                  f"{arguments.source}/fixtures/asean-japan/23.txt"),
                 (statement(folder, "a.txt", before), statement(folder, "b.txt", after)),
                 (statement(folder, "c.txt", long_before), statement(folder, "d.txt", long_after))]
        for case in sorted(glob.glob(f"{arguments.source}/fixtures/cases/*/")):
            pairs.append(tuple((glob.glob(f"{case}{side}.txt") + glob.glob(f"{case}{side}.md"))[0]
                               for side in ("old", "new")))
        for old, new in pairs:
            found = list(problems_of(openpyxl, arguments.stet, folder, old, new))
            if old.endswith("c.txt") and "c.txt" in os.path.basename(old):
                found = [problem for problem in found if not problem.startswith("old text")]
                texts = [cell.value for row in openpyxl.load_workbook(os.path.join(folder, "report.xlsx"))["Paragraphs"]
                         .iter_rows() for cell in row if isinstance(cell.value, str)]
                if not any("characters more than a cell holds]" in text for text in texts):
                    found.append("a text too long for a cell is not said to be cut")
                if max(len(text) for text in texts) > 32767:
                    found.append("a cell is too long")
            failures += [f"{old}: {problem}" for problem in found]
    for failure in failures:
        print(failure[:500])
    print(f"{len(pairs)} checked, {len(failures)} problems")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
