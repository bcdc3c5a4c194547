#!/usr/bin/env python3
"""Write a resolution, a standard and a policy as their bodies publish them.

    published_bodies.py SOURCES FOLDER [NAME…]

SOURCES holds resolution.html, standard.html and policy.html (fixtures/formats/bodies). FOLDER gets PDF and DOCX files
of them in layouts with what such documents carry: masthead, mirrored headers and job numbers of a resolution; the
contents with leader dots and the tables over page ends of a standard; the menus and links around a policy that a
browser printed. NAME chooses some. LibreOffice (soffice) writes PDF and DOCX, Chromium the browser's PDF; what is not
installed is skipped, and the script says so. Prints "FILE TWIN" for each file written, TWIN being the HTML it must read
like.
"""

import html
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
                         ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")])
PAGE_NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
PAGE_COUNT = "<text:page-count>9</text:page-count>"


@dataclass
class Layout:
    twin: str
    page: tuple = ("21cm", "29.7cm")
    margin: str = "2.5cm"
    font: str = "Liberation Serif"
    size: float = 11
    note_size: float = 0  # 0: smaller than the text
    columns: int = 1
    gap: str = "0.5cm"
    align: str = "justify"
    space: str = "0.25cm"
    header: str = ""
    even_header: str = ""
    footer: str = ""
    contents: bool = False


RESOLUTION = "Digital public infrastructure and cooperation among small States"
LAYOUTS = {
    "resolution": Layout("resolution", page=("8.5in", "11in"), size=11, note_size=11, header="A/RES/79/318", footer="number"),
    "resolution-mirrored": Layout("resolution", size=10, header=f"{RESOLUTION}   A/RES/79/318",
                                  even_header=f"A/RES/79/318   {RESOLUTION}", footer="job"),
    "resolution-columns": Layout("resolution", columns=2, size=9, margin="2cm", header="A/RES/79/318", footer="job"),
    "standard": Layout("standard", page=("17cm", "24cm"), margin="1.5cm", font="DejaVu Sans", size=9, align="start",
                       space="0.15cm", header="Secure Handling of Records", footer="number", contents=True),
    "standard-a4": Layout("standard", header="Secure Handling of Records   Version 3.1", footer="page", contents=True),
    "policy-a4": Layout("policy", font="Liberation Sans", align="start", footer="page"),
}
STYLE_SHEETS = {
    "policy": "body{font:11pt/1.35 'DejaVu Serif'} table{width:100%} td,th{padding:6px;text-align:left;vertical-align:top}",
    "policy-centred": "body{font:12pt/1.5 'DejaVu Sans'} table{border-collapse:collapse} td,th{border:1px solid #ccc}",
}


class Content(HTMLParser):
    """The blocks of a twin: (kind, level, text with <i> and <note>) and ("table", rows)."""

    def __init__(self):
        super().__init__()
        self.blocks, self.notes, self.lists, self.row = [], {}, [], None
        self.kind, self.level, self.text, self.note, self.target = None, 0, "", None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("ul", "ol"):
            self.flush()
            self.lists.append([tag, 0])
        elif tag == "li":
            self.flush()
            if attributes.get("id", "").startswith("fn"):
                self.note = attributes["id"]
            else:
                self.lists[-1][1] += 1
                mark = f"{self.lists[-1][1]}." if self.lists[-1][0] == "ol" else "•"
                self.kind, self.level, self.text = "item", len(self.lists), mark + "\t"
        elif re.fullmatch("h[1-6]", tag):
            self.kind, self.level, self.text = "heading", int(tag[1]), ""
        elif tag == "p":
            name = attributes.get("class", "p")
            self.kind, self.level, self.text = name, {"item": 1, "subitem": 2}.get(name, 0), ""
        elif tag == "table":
            self.blocks.append(("table", 0, []))
        elif tag == "tr":
            self.blocks[-1][2].append([])
        elif tag in ("td", "th"):
            self.kind, self.text = "cell", ""
        elif tag == "em":
            self.text += '<text:span text:style-name="I">'
        elif tag == "a" and attributes.get("href", "").startswith("#fn"):
            self.target = attributes["href"][1:]

    def handle_endtag(self, tag):
        if tag == "em":
            self.text += "</text:span>"
        elif tag == "a":
            self.target = None
        elif tag in ("td", "th"):
            self.blocks[-1][2][-1].append(self.text)
            self.kind = None
        elif tag == "li" and self.note:
            self.notes[self.note] = self.text.strip()
            self.note, self.text = None, ""
        elif tag in ("p", "li") or re.fullmatch("h[1-6]", tag):
            self.flush()
        elif tag in ("ul", "ol"):
            self.flush()
            self.lists.pop()

    def handle_data(self, data):
        if self.target:
            self.text += f"<<{self.target}>>"
        elif self.kind or self.note:
            self.text += html.escape(data.replace("↩", ""), quote=False)

    def flush(self):
        if self.kind and self.text.strip():
            self.blocks.append((self.kind, self.level, self.text.strip()))
        self.kind, self.text = None, ""


def read(path):
    content = Content()
    content.feed(path.read_text(encoding="utf-8").split("<body>", 1)[1])
    return content


def paragraph_style(name, layout, properties="", text=""):
    return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
            f'fo:margin-bottom="{layout.space}" {properties}><style:tab-stops><style:tab-stop style:position="2cm"/>'
            f"</style:tab-stops></style:paragraph-properties><style:text-properties {text}/></style:style>")


def styles(layout):
    note_size = layout.note_size or 0.8 * layout.size
    indent = 'fo:text-indent="1cm"' if layout.twin == "resolution" else ""
    out = [
        paragraph_style("centre", layout, 'fo:text-align="center"'),
        paragraph_style("right", layout, 'fo:text-align="end"', 'fo:font-style="italic"'),
        paragraph_style("p", layout, f'fo:text-align="{layout.align}" {indent}'),
        paragraph_style("title", layout, 'fo:text-align="center"', f'fo:font-weight="bold" fo:font-size="{1.6 * layout.size}pt"'),
        paragraph_style("note", layout, 'fo:margin-left="0.4cm" fo:text-indent="-0.4cm"', f'fo:font-size="{note_size}pt"'),
        '<style:style style:name="cell" style:family="paragraph"/><style:style style:name="I" style:family="text">'
        '<style:text-properties fo:font-style="italic"/></style:style>',
        '<style:style style:name="entry" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop '
        'style:position="13cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
        "</style:paragraph-properties></style:style>",
        '<style:style style:name="break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>',
        '<style:style style:name="box" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" '
        'fo:padding="0.1cm"/></style:style>',
    ]
    for level in (1, 2):
        first = "1cm" if layout.twin == "resolution" else "-0.6cm"
        out.append(paragraph_style(f"item{level}", layout, f'fo:text-align="{layout.align}" fo:margin-left="{level}cm" '
                                                           f'fo:text-indent="{first}"'))
    for level in (1, 2, 3, 4):
        out.append(f'<style:style style:name="heading{level}" style:family="paragraph"><style:paragraph-properties '
                   'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties '
                   f'fo:font-weight="bold" fo:font-size="{layout.size * (1.65 - 0.15 * level)}pt"/></style:style>')
    for index, width in enumerate(("1.8cm", "8cm", "2cm", "2cm")):
        out.append(f'<style:style style:name="column{index}" style:family="table-column"><style:table-column-properties '
                   f'style:column-width="{width}"/></style:style>')
    return "".join(out)


def paragraph(style, text):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def table(rows):
    def row(cells):
        boxes = "".join(f'<table:table-cell table:style-name="box">{paragraph("cell", cell)}</table:table-cell>' for cell in cells)
        return f"<table:table-row>{boxes}</table:table-row>"
    count = len(rows[0])
    columns = "".join(f'<table:table-column table:style-name="column{index if count == 4 else 2}"/>' for index in range(count))
    return (f'<table:table table:name="T">{columns}<table:table-header-rows>{row(rows[0])}</table:table-header-rows>'
            f'{"".join(map(row, rows[1:]))}</table:table><text:p/>')


def contents(blocks):
    headings = [text for kind, level, text in blocks if kind == "heading" and level > 1]
    entries = [paragraph("entry", f"{text}<text:tab/>{2 + index // 4}") for index, text in enumerate(headings)]
    return paragraph("heading2", "Contents") + "".join(entries) + '<text:p text:style-name="break"/>'


def flat_odt(content, layout):
    footers = {
        "page": paragraph("centre", f"Page {PAGE_NUMBER} of {PAGE_COUNT}"),
        "job": f"<text:p>25-10318<text:tab/><text:tab/>{PAGE_NUMBER}/{PAGE_COUNT}</text:p>",
        "number": paragraph("centre", PAGE_NUMBER),
    }
    marks = []

    def mark(match):
        marks.append(match.group(1))
        return (f'<text:note text:note-class="footnote"><text:note-citation>{len(marks)}</text:note-citation><text:note-body>'
                f'{paragraph("note", content.notes[match.group(1)])}</text:note-body></text:note>')

    columns = f'<style:columns fo:column-count="{layout.columns}" fo:column-gap="{layout.gap}"/>' if layout.columns > 1 else ""
    band = '<style:header-footer-properties fo:min-height="1cm" fo:margin-{0}="0.5cm"/>'
    body = []
    if layout.twin == "resolution":
        body += ["<text:p>United Nations<text:tab/><text:tab/><text:tab/>A/RES/79/318</text:p>",
                 paragraph("title", "General Assembly"), "<text:p>Distr.: General</text:p>", "<text:p>1 July 2025</text:p>",
                 "<text:p>Seventy-ninth session</text:p>", "<text:p>Agenda item 18 (c)</text:p>"]
    listed = not layout.contents
    for kind, level, text in content.blocks:
        if not listed and kind == "heading" and level > 1:
            body.append(contents(content.blocks))
            listed = True
        if kind == "table":
            body.append(table(text))
            continue
        # Numbers are set off by a tab.
        if kind in ("p", "item", "subitem"):
            text = re.sub(r"^(\d+\.|\([a-z]+\)|•)\s+", r"\1<text:tab/>", text)
        text = re.sub("<<(.*?)>>", mark, text)
        if kind == "heading" and level > 1:
            body.append(f'<text:h text:outline-level="{level - 1}" text:style-name="heading{level}">{text}</text:h>')
        else:
            style = {"heading": "title", "item": f"item{min(level, 2)}", "subitem": "item2"}.get(kind, kind)
            body.append(paragraph(style, text))
    if layout.twin == "resolution":
        body += ["<text:p>25-10318 (E)    300625</text:p>", "<text:p>*2510318*</text:p>"]
    even = f"<style:header-left><text:p>{layout.even_header}</text:p></style:header-left>" if layout.even_header else ""
    header = f"<style:header><text:p>{layout.header}</text:p></style:header>" if layout.header else ""
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:default-style '
            f'style:family="paragraph"><style:text-properties style:font-name="{layout.font}" fo:font-family="\'{layout.font}\'" '
            f'fo:font-size="{layout.size}pt" fo:language="en" fo:country="GB"/></style:default-style></office:styles>'
            f'<office:automatic-styles>{styles(layout)}<style:page-layout style:name="L" '
            f'{"style:page-usage=" + chr(34) + "mirrored" + chr(34) if even else ""}><style:page-layout-properties '
            f'fo:page-width="{layout.page[0]}" fo:page-height="{layout.page[1]}" fo:margin="{layout.margin}">{columns}'
            f'</style:page-layout-properties><style:header-style>{band.format("bottom")}</style:header-style>'
            f'<style:footer-style>{band.format("top")}</style:footer-style></style:page-layout></office:automatic-styles>'
            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{header}{even}'
            f'<style:footer>{footers[layout.footer]}</style:footer></style:master-page></office:master-styles>'
            f'<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>')


def web_page(path, sheet):
    """The twin as a page of a platform, with what stands around the article."""
    head, body = path.read_text(encoding="utf-8").split("<body>", 1)
    body = body.split("</body>", 1)[0]
    return f"""{head.replace("</head>", f"<style>{sheet}</style></head>")}<body>
<div role="dialog"><p>We and our partners store cookies. <a href="/c">Cookie policy</a></p><button>Accept all</button></div>
<header><a href="/">Example</a><nav><a href="/help">Help Center</a> <a href="/login">Log in</a></nav></header>
<main><article>{body}</article><section class="related"><h2>Related articles</h2><ul><li><a href="/a">How to report</a></li></ul>
</section><div class="feedback"><p>Was this page helpful?</p><button>Yes</button><button>No</button></div></main>
<footer><ul><li><a href="/about">About</a></li></ul><p>© 2025 Example Inc.</p></footer></body></html>"""


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sources, folder, names = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)

    def wanted(name):
        return not names or name in names

    with tempfile.TemporaryDirectory() as scratch:
        made = {}
        for name, layout in LAYOUTS.items():
            if wanted(name):
                made[name] = Path(scratch) / f"{name}.fodt"
                made[name].write_text(flat_odt(read(sources / f"{layout.twin}.html"), layout), encoding="utf-8")
        office = shutil.which("soffice")
        fonts = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True).stdout if shutil.which("fc-list") else ""
        if office and "Liberation Serif" not in fonts:  # in other letters lines and pages end elsewhere
            print("published_bodies: the Liberation fonts are not installed: what soffice writes is skipped", file=sys.stderr)
            made = {}
        for form in ("pdf", "docx") if office and made else ():
            subprocess.run([office, "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", form, "--outdir",
                            str(folder), *map(str, made.values())], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for name in made:
                print(f"{name}.{form} {LAYOUTS[name].twin}.html")
        browser = shutil.which("chromium")
        for name, sheet in STYLE_SHEETS.items() if browser else ():
            if not wanted(name):
                continue
            page = Path(scratch) / f"{name}.html"
            page.write_text(web_page(sources / "policy.html", sheet), encoding="utf-8")
            subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / (name + '.pdf')}",
                            str(page)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            print(f"{name}.pdf policy.html")
        for program, found in (("soffice", office), ("chromium", browser)):
            if not found:
                print(f"published_bodies: {program} is not installed: what it writes is skipped", file=sys.stderr)


if __name__ == "__main__":
    main()
