#!/usr/bin/env python3
"""Write small DOCX and ODT files that hold one difficulty each.

    format_samples.py FOLDER

They are kept under fixtures/formats and read by the unit tests. Needs nothing but Python's standard library.
"""

import sys
import zipfile
from pathlib import Path

STRICT_W = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
         'document.main+xml"/></Types>')


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 9)


def docx(path, body, strict=False, **parts):
    relation, space = (STRICT_RELATION, STRICT_W) if strict else (RELATION, W)
    parts = {name: text.replace(W, space) for name, text in parts.items()}
    relations = "".join(f'<Relationship Id="r{name}" Type="{relation}/{name}" Target="{name}.xml"/>' for name in parts)
    write(path, [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", f'<Relationships><Relationship Type="{relation}/officeDocument" Target="word/document.xml"/>'
                        "</Relationships>"),
        ("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>"),
        *((f"word/{name}.xml", text) for name, text in parts.items()),
        ("word/document.xml", f'<?xml version="1.0"?><w:document {space}><w:body>{body}</w:body></w:document>'),
    ])


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def listed(text, level, number=1):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index, style, text, more=""):
    return (f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
            "</w:lvl>")


def docx_samples(folder):
    numbering = (f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">' + level(0, "decimal", "%1.") +
                 level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)") + level(3, "upperRoman", "%4)") +
                 '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7") +
                 '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
                 '<w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
                 '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>')
    styles = (f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr>'
              '<w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name '
              'w:val="Sub"/><w:basedOn w:val="Kop1"/></w:style></w:styles>')
    docx(folder / "numbering.docx",
         p("Part one", '<w:pStyle w:val="Sub"/>') + listed("We met.", 0) + listed("We agreed.", 1) +
         listed("We noted.", 1) + listed("On trade.", 2) + listed("On aid.", 2) + listed("We parted.", 0) +
         listed("We met again.", 1) + listed("A bullet.", 0, 2) + listed("We went on.", 0, 3) + listed("We ended.", 0, 3),
         numbering=numbering, styles=styles)

    legal = (f'<w:numbering {W}><w:abstractNum w:abstractNumId="4">' + level(0, "upperRoman", "Article %1.") +
             level(1, "decimal", "%1.%2", '<w:pStyle w:val="Clause"/><w:isLgl/>') +
             level(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="0"/>') + level(3, "decimalZero", "%4)") +
             '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>')
    clause = (f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr>'
              '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Plain"><w:name '
              'w:val="Plain"/><w:basedOn w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
              "</w:styles>")
    symbols = ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" At least ") +
               '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5."))
    docx(folder / "legal.docx",
         p("Treaty", '<w:outlineLvl w:val="0"/>') + listed("Scope", 0) + p("It applies to all.", '<w:pStyle w:val="Clause"/>') +
         listed("to ships;", 2) + listed("to ports.", 2) + p("It applies at once.", '<w:pStyle w:val="Clause"/>') +
         listed("in peace.", 2) + listed("Terms", 0) + p("Words are words.", '<w:pStyle w:val="Clause"/>') +
         listed("Aft.", 3) + p("No number.", '<w:pStyle w:val="Plain"/>') + p(symbols),
         strict=True, numbering=legal, styles=clause)

    note = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote><w:footnote w:id="1">'
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF total</w:instrText></w:r><w:r>'
             '<w:fldChar w:fldCharType="separate"/></w:r>' + run("fifty") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    box = ('<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><w:txbxContent>' + p("In a box.") +
           "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + p("In a box.") +
           "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("5.1", "The body shall report.", "Yearly"))
    docx(folder / "inside.docx",
         p(run("We pledged ") + field + run(" million") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(".") + box) +
         p(run("The 12") + run("th", '<w:vertAlign w:val="superscript"/>') + run(" Summit of co") +
           "<w:r><w:softHyphen/></w:r>" + run("operation on non") + "<w:r><w:noBreakHyphen/></w:r>" + run("proliferation.")) +
         f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p(run("secret", "<w:vanish/>") + run("Shown.")),
         footnotes=note + p("In dollars.") + "</w:footnote></w:footnotes>",
         header=f"<w:hdr {W}>{p('Final draft')}</w:hdr>")

    insertion, deletion = '<w:ins w:id="1" w:author="a">', '<w:del w:id="2" w:author="a">'
    deleted = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'
    docx(folder / "tracked.docx",
         p(run("We ") + deletion + deleted.format("noted") + "</w:del>" + insertion + run("welcomed") + "</w:ins>" +
           run(" the plan.")) +
         p(insertion + run("A new paragraph.") + "</w:ins>", "<w:rPr>" + insertion.replace(">", "/>") + "</w:rPr>") +
         p(run("First half, "), "<w:rPr>" + deletion.replace(">", "/>") + "</w:rPr>") + p("second half."))


ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in
               ("office", "text", "style", "table", "draw")) + ' xmlns:fo="urn:fo"'


def odt(path, body, styles="", master=""):
    write(path, [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", f"<office:document-styles {ODF}><office:master-styles>{master}</office:master-styles>"
                       "</office:document-styles>"),
        ("content.xml", f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
                        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"),
    ])


def odt_samples(folder):
    number = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-prefix="{}" style:num-suffix="{}"{}/>'
    styles = ('<text:list-style style:name="L">' + number.format(1, "1", "", ".", ' text:start-value="4"') +
              number.format(2, "a", "(", ")", "") + "</text:list-style>"
              '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
              "</text:list-style>")

    def item(content):
        return f"<text:list-item>{content}</text:list-item>"

    inner = "<text:list>" + item("<text:p>On trade.</text:p>") + item("<text:p>On aid.</text:p>") + "</text:list>"
    note = '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In dollars.</text:p></text:note-body></text:note>'
    odt(folder / "lists.odt",
        '<text:h text:outline-level="1">Part one</text:h><text:list text:style-name="L">' +
        item("<text:p>We met.</text:p><text:p>And talked.</text:p>") + item("<text:p>We agreed:</text:p>" + inner) +
        "</text:list><text:p>Between.</text:p>"
        '<text:list text:style-name="L" text:continue-numbering="true">' + item("<text:p>We parted.</text:p>") +
        '</text:list><text:list text:style-name="B">' + item("<text:p>A bullet.</text:p>") + "</text:list>"
        f"<text:p>Fifty<text:s text:c=\"2\"/>million{note}<text:tab/>dollars.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>5.1</text:p></table:table-cell><table:table-cell>"
        "<text:p>The body shall report.</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Beside<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame> it.</text:p>",
        styles, '<style:master-page><style:header><text:p>Final draft</text:p></style:header></style:master-page>')
    level_of = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}" text:display-levels="{}"/>'
    styles = ('<text:list-style style:name="N">' + level_of.format(1, "1", ".", 1) + level_of.format(2, "1", "", 2) +
              '</text:list-style><text:list-style style:name="A">' + level_of.format(1, "A", ")", 1) + "</text:list-style>")
    second = "<text:list>" + item("<text:p>We noted.</text:p>") + item("<text:p>We called.</text:p>") + "</text:list>"
    more = '<text:list-item text:start-value="9"><text:p>We skipped.</text:p></text:list-item>'
    odt(folder / "continued.odt",
        '<text:list text:style-name="N" xml:id="one">' + item("<text:p>We met.</text:p>" + second) + "</text:list>"
        '<text:list text:style-name="A">' + item("<text:p>An aside.</text:p>") + "</text:list>"
        '<text:list text:style-name="N" text:continue-list="one">' + item("<text:p>We went on.</text:p>" + second) +
        more + "</text:list>"
        '<text:list text:style-name="N">' + item("<text:p>We began anew.</text:p>") + "</text:list>"
        '<text:list text:style-name="A" text:continue-numbering="true">' + item("<text:p>Another aside.</text:p>") +
        "</text:list>", styles)
    odt(folder / "tracked.odt",
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>noted</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        '</text:tracked-changes><text:p>We <text:change text:change-id="d"/><text:change-start text:change-id="i"/>'
        'welcomed<text:change-end text:change-id="i"/> the plan.</text:p><text:p>The end.</text:p>')


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    docx_samples(folder)
    odt_samples(folder)


if __name__ == "__main__":
    main()
