#!/usr/bin/env python3
"""Check the Word documents that stet writes: their structure, and what accepting and rejecting all changes gives.

  check_docx.py --stet PROGRAM PAIR...       compares each pair "OLD:NEW", with and without --with-summary
  check_docx.py --stet PROGRAM --source ROOT compares the fixtures, and the real series where they are there
  check_docx.py --structure FILE.docx...     the structure alone
  check_docx.py --self-test                  breaks each rule in a sample and expects to be told

Structure: the rules of ECMA-376 that make Word ask for a repair when they are broken. Text: read once from the XML by
this file and once by pandoc, where it is installed. Exit status 1 when something is wrong. Standard library only.
"""
import argparse
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

# The children that these elements may have, in the order of the schema (those that stet could write).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr "
           "sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike color spacing sz szCs highlight u "
           "shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tbl": "tblPr tblGrid tr",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr "
             "tblStylePr",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom trackRevisions defaultTabStop characterSpacingControl compat themeFontLang",
    "tc": "tcPr p tbl",
    "tr": "trPr tc",
    "p": None,  # pPr first
    "r": None,  # rPr first
}
IN_PARAGRAPH = {"pPr", "r", "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd",
                "moveToRangeStart", "moveToRangeEnd", "fldSimple", "hyperlink", "bookmarkStart", "bookmarkEnd"}
IN_RUN = {"rPr", "t", "delText", "tab", "br"}
ANNOTATIONS = {"ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "bookmarkStart"}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def w(name):
    return f"{{{W}}}{name}"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def parse(name, data):
    text = data.decode("utf-8")
    if ILLEGAL.search(text):
        raise ValueError(f"{name}: a character that XML forbids")
    if "<!" in text:
        raise ValueError(f"{name}: a declaration of a document type")
    return ET.fromstring(text)


def check_order(name, root):
    for element in root.iter():
        kind = local(element)
        if not element.tag.startswith(f"{{{W}}}") or kind not in ORDER:
            continue
        children = [local(child) for child in element]
        if kind in ("p", "r"):
            first = kind + "Pr"
            if first in children[1:]:
                yield f"{name}: {first} is not the first in {kind}"
            unknown = set(children) - (IN_PARAGRAPH if kind == "p" else IN_RUN)
            if unknown:
                yield f"{name}: {kind} holds {sorted(unknown)}"
            continue
        order = ORDER[kind].split()
        unknown = [child for child in children if child not in order]
        if unknown:
            yield f"{name}: {kind} holds {unknown}"
            continue
        places = [order.index(child) for child in children]
        if places != sorted(places):
            yield f"{name}: children of {kind} out of order: {children}"
        repeats = {"tr", "tc", "p", "tbl", "style", "headerReference", "footerReference", "tblStylePr"}
        for child in set(children) - repeats:
            if children.count(child) > 1:
                yield f"{name}: {kind} holds {child} twice"


def check_tables(name, root):
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is None or table.find(w("tblPr")) is None:
            yield f"{name}: a table without tblPr or tblGrid"
            continue
        for row in table.findall(w("tr")):
            span = 0
            for cell in row.findall(w("tc")):
                found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
                span += int(found.get(w("val"))) if found is not None else 1
                if len(cell) == 0 or local(cell[-1]) != "p":
                    yield f"{name}: a cell does not end with a paragraph"
            if span != len(grid):
                yield f"{name}: a row of {span} columns in a grid of {len(grid)}"


def check_text(name, root):
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        kind = local(element)
        if kind in ("t", "delText"):
            ancestors = set()
            at = element
            while at in parents:
                at = parents[at]
                ancestors.add(local(at))
            if (kind == "delText") != ("del" in ancestors):
                yield f"{name}: {kind} {'outside' if kind == 'delText' else 'inside'} w:del"
            text = element.text or ""
            if text != text.strip() and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                yield f"{name}: spaces without xml:space"
            if len({"ins", "del", "moveFrom", "moveTo"} & ancestors) > 1:
                yield f"{name}: one change inside another"
            if element.text is None:
                yield f"{name}: an empty {kind}"


def check_annotations(name, root):
    ids = {}
    open_ranges = {}
    names = {"moveFromRangeStart": {}, "moveToRangeStart": {}}
    marks = {mark for properties in root.iter(w("pPr")) for rpr in properties.findall(w("rPr")) for mark in rpr}
    for paragraph in root.iter(w("p")):
        moved = [local(mark) for mark in paragraph.findall(f"{w('pPr')}/{w('rPr')}/*") if local(mark).startswith("move")]
        if moved and not any(local(child) == moved[0] for child in paragraph):
            yield f"{name}: the mark of a paragraph moved without its text"
    for element in root.iter():
        kind = local(element)
        if not element.tag.startswith(f"{{{W}}}"):
            continue
        if kind in ANNOTATIONS:
            key = element.get(w("id"))
            if key is None or not key.isdigit() or int(key) > 2**31 - 1:
                yield f"{name}: {kind} without a proper id"
            if key in ids:
                yield f"{name}: id {key} is used twice"
            ids[key] = kind
            if kind != "bookmarkStart":
                if not element.get(w("author")):
                    yield f"{name}: {kind} without author"
                if not DATE.match(element.get(w("date")) or ""):
                    yield f"{name}: {kind} without a proper date"
        if kind in names:
            label = element.get(w("name"))
            if not label or label in names[kind]:
                yield f"{name}: {kind} without a name of its own"
            names[kind][label] = element.get(w("id"))
            open_ranges[element.get(w("id"))] = kind
        if kind in ("moveFromRangeEnd", "moveToRangeEnd"):
            start = open_ranges.pop(element.get(w("id")), None)
            if start != kind.replace("End", "Start"):
                yield f"{name}: {kind} that ends no range"
        if kind in ("moveFrom", "moveTo") and element not in marks:
            wanted = kind + "RangeStart"
            if wanted not in open_ranges.values():
                yield f"{name}: {kind} outside its range"
        if kind in ("r",) and len(open_ranges) > 1:
            yield f"{name}: ranges of moves overlap"
    if open_ranges:
        yield f"{name}: ranges that do not end: {open_ranges}"
    if set(names["moveFromRangeStart"]) != set(names["moveToRangeStart"]):
        yield f"{name}: a move with one side only"


def check_package(files):
    types = parse("[Content_Types].xml", files["[Content_Types].xml"])
    defaults = {e.get("Extension") for e in types if e.tag == f"{{{TYPES}}}Default"}
    overrides = {e.get("PartName") for e in types if e.tag == f"{{{TYPES}}}Override"}
    for part in overrides:
        if part.lstrip("/") not in files:
            yield f"[Content_Types].xml names {part}, which is not there"
    for part in files:
        if part != "[Content_Types].xml" and "/" + part not in overrides and part.rsplit(".", 1)[-1] not in defaults:
            yield f"{part} has no content type"
        if part.endswith(".xml") and "/" + part not in overrides and part != "[Content_Types].xml":
            yield f"{part} has only the default content type"
    for part in [name for name in files if name.endswith(".rels")]:
        folder = os.path.dirname(os.path.dirname(part))
        seen = set()
        for relation in parse(part, files[part]):
            target = os.path.join(folder, relation.get("Target")).replace(os.sep, "/")
            if relation.get("TargetMode") != "External" and target not in files:
                yield f"{part}: {relation.get('Target')} is not there"
            if relation.get("TargetMode") == "External":
                yield f"{part}: points outside the document"
            if relation.get("Id") in seen:
                yield f"{part}: {relation.get('Id')} twice"
            seen.add(relation.get("Id"))


def check_references(files, document):
    relations = {e.get("Id") for e in parse("rels", files["word/_rels/document.xml.rels"])}
    for element in document.iter():
        used = element.get(f"{{{R}}}id")
        if used is not None and used not in relations:
            yield f"word/document.xml: {used} is no relationship"
    styles = parse("word/styles.xml", files["word/styles.xml"])
    known = [style.get(w("styleId")) for style in styles.iter(w("style"))]
    if len(known) != len(set(known)):
        yield "word/styles.xml: a style twice"
    for name in [part for part in files if part.startswith("word/") and part.endswith(".xml")]:
        for element in parse(name, files[name]).iter():
            if local(element) in ("pStyle", "rStyle", "tblStyle", "basedOn", "next") and element.get(w("val")) not in known:
                yield f"{name}: style {element.get(w('val'))} is not defined"


def structure_problems(data):
    """What is wrong with the document, in words; nothing when Word would open it without a question."""
    problems = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if names[0] != "[Content_Types].xml":
            problems.append("[Content_Types].xml is not the first part")
        if len(names) != len(set(names)):
            problems.append("a part twice")
        if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist()):
            problems.append("a part's time is not fixed")
        files = {name: archive.read(name) for name in names}
    try:
        problems += check_package(files)
        for name in [part for part in files if part.endswith(".xml")]:
            root = parse(name, files[name])
            if name.startswith("word/"):
                problems += [*check_order(name, root), *check_tables(name, root), *check_text(name, root),
                             *check_annotations(name, root)]
        document = parse("word/document.xml", files["word/document.xml"])
        body = document[0]
        if [local(child) for child in body].count("sectPr") != 1 or local(body[-1]) != "sectPr":
            problems.append("word/document.xml: sectPr is not the last of the body")
        marks = [p.find(f"{w('pPr')}/{w('rPr')}") for p in body.findall(w("p"))]
        if marks and marks[-1] is not None:
            problems.append("word/document.xml: the last paragraph's mark is tracked, and Word cannot take it away")
        problems += check_references(files, document)
        for part in ("docProps/core.xml", "docProps/app.xml", "word/settings.xml"):
            if part not in files:
                problems.append(f"{part} is missing")
    except (ET.ParseError, ValueError, KeyError) as error:
        problems.append(str(error))
    return problems


GONE = {"accept": {"del", "moveFrom"}, "reject": {"ins", "moveTo"}}


def settled_paragraphs(data, how):
    """(style, text) of the body's paragraphs outside tables with all changes accepted or rejected."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))[0]
    out = []
    pending = ""
    for paragraph in body.findall(w("p")):
        text = ""
        for child in paragraph:
            if local(child) in GONE[how]:
                continue
            for leaf in child.iter():
                if local(leaf) in ("t", "delText"):
                    text += leaf.text or ""
                elif local(leaf) == "tab" and local(child) != "pPr":
                    text += "\t"
        properties = paragraph.find(w("pPr"))
        mark = properties.find(w("rPr"))
        gone = mark is not None and any(local(child) in GONE[how] for child in mark)
        if gone:
            pending += text
        else:
            out.append((properties.find(w("pStyle")).get(w("val")), pending + text))
            pending = ""
    if pending:
        out.append(("", pending))
    return out


def pandoc_paragraphs(path, how):
    tree = json.loads(subprocess.run(["pandoc", f"--track-changes={how}", "-f", "docx", "-t", "json", path],
                                     capture_output=True, check=True).stdout)

    def words(inlines):
        text = ""
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            if kind == "Str":
                text += content
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                text += " "
            elif kind in ("Span", "Link"):
                text += words(content[1])
            elif kind == "Quoted":
                text += words(content[1])
            elif isinstance(content, list):
                text += words(content)
        return text

    texts = [words(block["c"][2] if block["t"] == "Header" else block["c"]) for block in tree["blocks"]
             if block["t"] in ("Para", "Plain", "Header")]
    return [text for text in texts if text.strip()]


def printed(paragraph):
    label = paragraph["id"] or ""
    if label and re.search(r"[0-9A-Za-z]$", label):
        label += "."
    return (label + "\t" if label else "") + visible(paragraph["text"])


DECEIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def visible(text):
    text = "".join("\ufffd" if ord(c) & 0xFFFE == 0xFFFE else c for c in text)
    return DECEIVES.sub(lambda c: f"‹U+{ord(c.group()):04X}›", text)


def spaced(text):
    return " ".join(text.split())


def unlaid(text):
    """The text without what layout folds: shapes of quotes and dashes, spaces, hyphens, bullets, controls."""
    text = re.sub("‹U\\+[0-9A-F]+›", "", unicodedata.normalize("NFKC", text))
    text = re.sub("[‘’´`′ʼ]", "'", re.sub("[“”„‟«»″]", '"', text)).replace("''", '"')
    return re.sub(r"[\s\u2010-\u2015\u2212\u00ad\u200b-\u200d\u2060\ufeff•◦▪‣·●○■□➢-]", "", text)


def differences(expected, found):
    if expected == found:
        return
    for i in range(max(len(expected), len(found))):
        a = expected[i] if i < len(expected) else "(nothing)"
        b = found[i] if i < len(found) else "(nothing)"
        if a != b:
            yield f"paragraph {i + 1} of {len(expected)}: expected {a[:160]!r}, found {b[:160]!r}"
            return


def letters(text):
    return sum(1 for c in text if c.isalnum())


def settled_text(element):
    return "".join(leaf.text or "" for leaf in element.iter() if local(leaf) in ("t", "delText"))


def marked_letters(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))[0]
    sums = dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), 0)
    for paragraph in body.findall(w("p")):
        if paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) in ("Title", "Subtitle"):
            continue
        children = list(paragraph)
        numbers = set()
        for i in reversed(range(1, len(children))):
            bare_tab = i + 1 < len(children) and children[i + 1] in numbers
            if next(children[i].iter(w("tab")), None) is not None or bare_tab and len(settled_text(children[i])) < 12:
                numbers.add(children[i])
        for child in children:
            if local(child) not in sums or child in numbers:
                continue
            sums[local(child)] += letters(settled_text(child))
    return sums


def other_capitals(row, old_text):
    """Letters of the words that both sides of a sentence row share but for their capitals."""
    old = [c for c in old_text if c.isalnum()]
    count = at = 0
    for edit in row["edits"]:
        if edit["op"] == "equal":
            for word in re.findall(r"[^\W_]+", edit["text"]):
                before = old[at:at + len(word)]
                at += len(word)
                if before != list(word) and "".join(before).lower() == word.lower():
                    count += len(word)
        elif edit["op"] == "delete":
            at += letters(edit["text"])
    return count


def expected_letters(report):
    """The most that may be marked: the redline's own edits, and the text of what moved."""
    sums = dict.fromkeys(("ins", "del", "moved"), 0)
    paragraph_of = {"old": {}, "new": {}}
    moved = set()
    for index, row in enumerate(report["paragraphs"]):
        for side in ("old", "new"):
            for p in row[side]:
                paragraph_of[side][p] = index
        if row["moved"]:
            moved.add(index)
    for row in report["sentences"]:
        capitals = other_capitals(row, " ".join(report["old"]["paragraphs"][p]["sentences"][s]["text"]
                                                for p, s in row["old"]))
        sums["ins"] += capitals
        sums["del"] += capitals
        for edit in row["edits"]:
            count = letters(visible(edit["text"]))
            if edit["op"] == "insert":
                sums["ins"] += count
            elif edit["op"] == "delete":
                sums["del"] += count
            elif row["moved"] or any(paragraph_of[s][ref[0]] in moved for s in ("old", "new") for ref in row[s]):
                sums["moved"] += count
    return sums


def pair_problems(stet, old, new, folder):
    base = [stet, "compare", old, new]
    report = json.loads(subprocess.run([*base, "--format", "json"], capture_output=True, check=True).stdout)
    sides = {"accept": [printed(p) for p in report["new"]["paragraphs"]],
             "reject": [printed(p) for p in report["old"]["paragraphs"]]}
    for extra in ([], ["--with-summary"]):
        path = os.path.join(folder, "report.docx")
        subprocess.run([*base, "-o", path, *extra], capture_output=True, check=True)
        with open(path, "rb") as file:
            data = file.read()
        again = subprocess.run([*base, "--format", "docx", *extra], capture_output=True, check=True).stdout
        if again != data:
            yield "a second run gives other bytes"
        yield from structure_problems(data)
        for how, expected in sides.items():
            fold = (lambda text: text) if how == "accept" else unlaid
            settled = settled_paragraphs(data, how)
            starts = [i for i, (style, _) in enumerate(settled) if style in ("Title", "Subtitle")]
            found = [text for style, text in settled[starts[-1] + 1:]]
            while found and not found[-1] and len(found) > len(expected):
                found.pop()
            for problem in differences([fold(t) for t in expected], [fold(t) for t in found]):
                yield f"{how}: {problem}"
            if not extra and shutil.which("pandoc"):
                blocks = pandoc_paragraphs(path, how)
                blocks = blocks[len(blocks) - len(expected):]
                fold = spaced if how == "accept" else unlaid
                for problem in differences([fold(t) for t in expected if t], [fold(t) for t in blocks]):
                    yield f"pandoc {how}: {problem}"
        marked, allowed = marked_letters(data), expected_letters(report)
        moved = max(marked["moveFrom"], marked["moveTo"])
        for kind in ("ins", "del"):
            if marked[kind] > allowed[kind] + max(0, allowed["moved"] - moved):
                yield f"{kind}: {marked[kind]} letters are marked, {allowed[kind]} differ"
        if moved > allowed["moved"]:
            yield f"moves: {moved} letters are marked, {allowed['moved']} moved"


def self_test():
    def sample(document, drop=None, **parts):
        buffer = io.BytesIO()
        files = {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="r"/>'
                                   '<Default Extension="xml" ContentType="x"/>' +
                                   "".join(f'<Override PartName="/{n}" ContentType="c"/>' for n in
                                           ("word/document.xml", "word/styles.xml", "word/settings.xml",
                                            "docProps/core.xml", "docProps/app.xml")) + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="a" Type="t" Target="word/document.xml"/>'
                           "</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}"/>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="S"><w:name w:val="S"/></w:style></w:styles>',
            "word/settings.xml": f'<w:settings xmlns:w="{W}"/>', "docProps/core.xml": "<c/>", "docProps/app.xml": "<a/>",
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{document}</w:body></w:document>'}
        files.update(parts)
        if drop:
            del files[drop]
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, text in files.items():
                archive.writestr(zipfile.ZipInfo(name), text)
        return buffer.getvalue()

    last = '<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr></w:p><w:sectPr/>'
    by = 'w:author="a" w:date="2020-01-01T00:00:00Z"'
    run = "<w:r><w:t>x</w:t></w:r>"
    good = f'<w:p><w:ins w:id="1" {by}>{run}</w:ins></w:p>'
    failures = [f"a good sample: {p}" for p in structure_problems(sample(good + last))]
    bad = {
        "ids twice": good + good,
        "properties after text": f"<w:p>{run}<w:pPr/></w:p>",
        "order in pPr": '<w:p><w:pPr><w:rPr/><w:pStyle w:val="S"/></w:pPr></w:p>',
        "t inside del": f'<w:p><w:del w:id="1" {by}>{run}</w:del></w:p>',
        "delText outside del": "<w:p><w:r><w:delText>x</w:delText></w:r></w:p>",
        "no author": f'<w:p><w:ins w:id="1" w:date="2020-01-01T00:00:00Z">{run}</w:ins></w:p>',
        "no date": f'<w:p><w:ins w:id="1" w:author="a">{run}</w:ins></w:p>',
        "space": "<w:p><w:r><w:t> x</w:t></w:r></w:p>",
        "unknown style": '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr></w:p>',
        "move without range": f'<w:p><w:moveFrom w:id="1" {by}>{run}</w:moveFrom></w:p>',
        "range that does not end": f'<w:p><w:moveFromRangeStart w:id="1" w:name="m" {by}/></w:p>',
        "move of one side": f'<w:p><w:moveFromRangeStart w:id="1" w:name="m" {by}/><w:moveFromRangeEnd w:id="1"/></w:p>',
        "cell without paragraph": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc/></w:tr></w:tbl>",
        "row too short": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "no relationship": '<w:p><w:hyperlink r:id="rId9"/></w:p>',
        "control character": "<w:p><w:r><w:t>\x01</w:t></w:r></w:p>",
    }
    for what, document in bad.items():
        if not structure_problems(sample(document + last)):
            failures.append(f"not found: {what}")
    if not structure_problems(sample(good + f'<w:p><w:pPr><w:rPr><w:del w:id="2" {by}/></w:rPr></w:pPr></w:p><w:sectPr/>')):
        failures.append("not found: last mark tracked")
    if not structure_problems(sample(good + last, drop="docProps/core.xml")):
        failures.append("not found: missing part")
    return failures


def pairs_under(source):
    pairs = [f"{source}/fixtures/asean-japan/{a}:{source}/fixtures/asean-japan/{b}"
             for a, b in (("22-constructed.txt", "23.txt"), ("23.txt", "22-constructed.txt"))]
    for case in sorted(glob.glob(f"{source}/fixtures/cases/*/")):
        sides = [(glob.glob(f"{case}{side}.txt") + glob.glob(f"{case}{side}.md"))[0] for side in ("old", "new")]
        pairs.append(":".join(sides))
    for series, step in (("quad-leaders", 1), ("us-eu-ttc", 1), ("fomc", 21)):
        editions = sorted(glob.glob(f"{source}/../shared/statements/{series}/*.md"))
        if not editions:
            print(f"{series} is not there: skipped")
        pairs += [f"{a}:{b}" for a, b in list(zip(editions, editions[1:]))[::step]]
    return pairs


# Text that breaks XML, Word or a reader where it is written as it is: what a statement of each form can bring along.
HOSTILE = {
    "controls": ("txt", "We agreed on one programme of work for all our members and for their neighbours\x1b[31m in June, "
                        "and on a second one that the secretariat prepares\x01 with them until the end of next year.",
                 "We agreed on one programme of work for all our members and for their neighbours\x1b]0;x in July, "
                 "and on a second one that the secretariat prepares\x85 with them until the end of next year."),
    "entities": ("html", "<p>We agreed&#1; to&#8; meet&#11; again&#27;[31m in&#127; June&#x85;.</p>",
                 "<p>We agreed&#2; to meet&#27;]0;x&#7; in July&#12;.</p>"),
    "mark-up": ("txt", "We noted ]]> and <![CDATA[ and &amp; and <w:p/> and <!-- x -->.",
                "We noted ]]&gt; and </w:t></w:r> and &#x0; and %s and <?xml?>."),
    "bidi": ("txt", "We noted \u202eold\u202c and \u2067this\u2069 and \ufffe and \uffff and \U000e0041.",
             "We noted \u202dnew\u202c and \u2066this\u2069 and \ufdd0 and \U0001fffe."),
    "long words": ("txt", "We agreed to " + "x" * 10_000 + " and meet.", "We agreed to " + "x" * 9_999 + "y and " + "\u0301" * 10_000 + " meet."),
    "spaces": ("txt", "We\u00a0agreed\u2028to\u2029meet\u3000soon.", "We \u200b agreed\u2028to meet \u00ad soon."),
    "surrogates": ("html", "<p>We noted &#xD800; and &#xDFFF;&#xD83D;&#xDE00; and &#0; and &#xFFFF;.</p>",
                   "<p>We noted &#xDC00; and &#x110000; and &#x1; and &#x80; and &#xFFFE;.</p>"),
    "formulas": ("txt", "=HYPERLINK(\"http://x\") and +1 and @x and -1.", "=cmd|' /C calc'!A0 and {=1+1} and DDE."),
}


def hostile_pairs(folder):
    """Pairs of statements with such text in a paragraph, a number, a heading and a title."""
    for name, (ending, *sides) in HOSTILE.items():
        paths = []
        for i, text in enumerate(sides):
            path = os.path.join(folder, f"{name.replace(' ', '-')}-{i}.{ending}")
            inside = text[len("<p>"):-len("</p>")] if ending == "html" else text
            frame = ("<h1>Statement of the {1} Meeting {0}</h1><p>1. {0}</p><h2>{0}</h2><p>2. We met in June.</p><p>{0}</p>"
                     if ending == "html" else
                     "Statement of the {1} Meeting {0}\n\n1. {0}\n\n2. We met in June.\n\n(a) We thanked the host. {0}\n")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(frame.format(inside.replace("{", "(").replace("}", ")"), ("1st", "2nd")[i]))
            paths.append(path)
        yield ":".join(paths)
        yield ":".join(reversed(paths))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stet")
    parser.add_argument("--source")
    parser.add_argument("--structure", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    failures = self_test() if arguments.self_test else []
    if arguments.source:
        arguments.names += pairs_under(arguments.source)
        if not shutil.which("pandoc"):
            print("pandoc is not installed: read by this check alone")
    with tempfile.TemporaryDirectory() as folder:
        if arguments.source:
            arguments.names += hostile_pairs(folder)
        for name in arguments.names:
            if arguments.structure:
                with open(name, "rb") as file:
                    problems = structure_problems(file.read())
            else:
                problems = list(pair_problems(arguments.stet, *name.split(":"), folder))
            failures += [f"{name}: {problem}" for problem in problems]
    for failure in failures:
        print(failure)
    print(f"{len(arguments.names) or 1} checked, {len(failures)} problems")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
