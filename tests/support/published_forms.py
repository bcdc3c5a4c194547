#!/usr/bin/env python3
"""Write a statement in the forms in which statements are published.

    published_forms.py STATEMENT FOLDER [NAME…]

STATEMENT is the JSON that `stet show --format json` writes, or a text with its title lines first, then paragraphs
whose numbers stand on lines of their own ("7."). FOLDER gets one file per form; NAME chooses some. LibreOffice (soffice) writes PDF, DOCX
and ODT, pandoc its own DOCX, ODT and HTML; forms whose program is not installed are skipped, and the script says so.
Prints the names of the files written, one a line.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

OFFICE_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ]
)


@dataclass
class Statement:
    title: list
    paragraphs: list  # (number, text)


@dataclass
class Layout:
    page: tuple = ("21cm", "29.7cm")
    margin: str = "2.5cm"
    font: str = "Liberation Serif"
    size: str = "12pt"
    columns: int = 1
    numbers: str = "hanging"  # hanging, indented, own line
    align: str = "justify"
    space_below: str = "0.3cm"
    header: str = "Final"
    two_sided: bool = False
    line_height: str = "100%"


LAYOUTS = {
    "a4": Layout(),
    "letter-ragged": Layout(page=("8.5in", "11in"), margin="1in", font="Liberation Sans", size="11pt", align="start"),
    "a5-tight": Layout(page=("14.8cm", "21cm"), margin="1.8cm", font="DejaVu Serif", size="9pt", space_below="0cm",
                       numbers="indented"),
    "two-columns": Layout(columns=2, size="10pt", margin="2cm"),
    "legal-spaced": Layout(page=("8.5in", "14in"), margin="3cm", size="13pt", line_height="150%", numbers="own line"),
    "two-sided": Layout(two_sided=True, header="Chairman's Statement"),
}


def read_json(path):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    document = document.get("document", document)
    year, month, day = document["date"].split("-")
    months = "January February March April May June July August September October November December".split()
    place = f"{document['place']}, {int(day)} {months[int(month) - 1]} {year}"
    return Statement([document["title"], place], [(p["id"], p["text"]) for p in document["paragraphs"]])


def read_statement(path):
    if str(path).endswith(".json"):
        return read_json(path)
    title, paragraphs = [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        line = line.strip()
        number = re.fullmatch(r"(\d+)\.", line)
        # "2021." alone on a line is the end of a sentence: numbers count up.
        if number and int(number.group(1)) == len(paragraphs) + 1:
            paragraphs.append((number.group(1), []))
        elif not line or line == "Final" or re.fullmatch(r"[*_=\s-]+", line):
            continue
        elif paragraphs:
            paragraphs[-1][1].append(line)
        else:
            title.append(line)
    return Statement(title, [(number, " ".join(lines)) for number, lines in paragraphs])


def flat_odt(statement, layout):
    """The statement as a flat ODF text document in the given layout."""
    escape = html.escape
    columns = f'<style:columns fo:column-count="{layout.columns}" fo:column-gap="0.8cm"/>' if layout.columns > 1 else ""
    usage = 'style:page-usage="mirrored"' if layout.two_sided else ""
    indent = {"hanging": 'fo:margin-left="1.25cm" fo:text-indent="-1.25cm"', "indented": 'fo:text-indent="1cm"'}.get(
        layout.numbers, ""
    )
    left_header = f"<style:header-left><text:p>{escape(layout.header)} (even side)</text:p></style:header-left>"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {OFFICE_NAMESPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'<style:default-style style:family="paragraph"><style:text-properties style:font-name="{layout.font}" '
        f'fo:font-family="\'{layout.font}\'" fo:font-size="{layout.size}" fo:language="en" fo:country="GB"/>'
        "</style:default-style></office:styles><office:automatic-styles>"
        '<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center" '
        'fo:margin-bottom="0.2cm"/><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties '
        f'fo:text-align="{layout.align}" fo:margin-bottom="{layout.space_below}" fo:line-height="{layout.line_height}" '
        f"{indent}/></style:style>"
        f'<style:page-layout style:name="L" {usage}><style:page-layout-properties fo:page-width="{layout.page[0]}" '
        f'fo:page-height="{layout.page[1]}" fo:margin="{layout.margin}">{columns}</style:page-layout-properties>'
        '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/>'
        '</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" '
        'fo:margin-top="0.5cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">'
        f"<style:header><text:p>{escape(layout.header)}</text:p></style:header>"
        f"{left_header if layout.two_sided else ''}"
        '<style:footer><text:p text:style-name="T">Page <text:page-number text:select-page="current">1'
        "</text:page-number></text:p></style:footer></style:master-page></office:master-styles>"
        "<office:body><office:text>"
    ]
    parts += [f'<text:p text:style-name="T">{escape(line)}</text:p>' for line in statement.title]
    for number, text in statement.paragraphs:
        if layout.numbers == "own line":
            parts.append(f"<text:p>{number}.</text:p>")
            parts.append(f'<text:p text:style-name="P">{escape(text)}</text:p>')
        else:
            parts.append(f'<text:p text:style-name="P">{number}.<text:tab/>{escape(text)}</text:p>')
    parts.append('<text:p text:style-name="T">******</text:p></office:text></office:body></office:document>')
    return "".join(parts)


def web_page(statement):
    """The statement as a page of a ministry's site, with the furniture such pages have."""
    escape = html.escape
    items = "".join(f"<li><p>{escape(text)}</p></li>\n" for _, text in statement.paragraphs)
    title = "<br>".join(escape(line) for line in statement.title)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(statement.title[0])} | Ministry</title>
<style>.menu {{ color: red }}</style><script>var tracking = "<p>not text</p>";</script></head>
<body class="has-menu"><div class="cookie-notice"><p>We use cookies to improve our site. By going on you accept
them. You can change your mind at any time.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<div id="wrapper"><div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/s">Statements</a></div>
<main><article><h1>{title}</h1><div class="share"><a href="#">Share this page</a> <a href="#">Print</a></div>
<div class="content"><div><ol>
{items}</ol></div></div></article></main>
<aside class="related"><h2>Related</h2><ul><li><a href="/22">The statement of last year, which you may like to
read too</a></li></ul></aside></div>
<footer><p>Copyright of the Ministry. All rights reserved. Contact us by electronic mail.</p></footer></body></html>
"""


def markdown(statement):
    lines = [f"# {' '.join(statement.title[:1])}", "", *statement.title[1:], ""]
    for number, text in statement.paragraphs:
        lines += [f"{number}. {text}", ""]
    return "\n".join(lines)


def convert(source, form, folder, profile):
    subprocess.run(
        ["soffice", "--headless", "--infilter=OpenDocument Text Flat XML", f"-env:UserInstallation=file://{profile}", "--convert-to", form, "--outdir",
         str(folder), str(source)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
    )


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    statement, folder, wanted = read_statement(sys.argv[1]), Path(sys.argv[2]), set(sys.argv[3:])
    folder.mkdir(parents=True, exist_ok=True)

    def chosen(name):
        return not wanted or name in wanted

    if chosen("page.html"):
        (folder / "page.html").write_text(web_page(statement), encoding="utf-8")
        print("page.html")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        if shutil.which("soffice"):
            for name, layout in LAYOUTS.items():
                forms = ["pdf"] + (["docx", "odt"] if name == "a4" else [])
                forms = [form for form in forms if chosen(f"{name}.{form}")]
                source = scratch / f"{name}.fodt"
                source.write_text(flat_odt(statement, layout), encoding="utf-8")
                for form in forms:
                    convert(source, form, folder, scratch / "profile")
                    print(f"{name}.{form}")
        else:
            print("soffice is not installed: its forms are skipped", file=sys.stderr)
        if shutil.which("pandoc"):
            source = scratch / "statement.md"
            source.write_text(markdown(statement), encoding="utf-8")
            for form in ("docx", "odt", "html"):
                if chosen(f"pandoc.{form}"):
                    subprocess.run(["pandoc", "-s", "--metadata", "pagetitle=statement", str(source), "-o",
                                    str(folder / f"pandoc.{form}")], check=True)
                    print(f"pandoc.{form}")
        else:
            print("pandoc is not installed: its forms are skipped", file=sys.stderr)


if __name__ == "__main__":
    main()
