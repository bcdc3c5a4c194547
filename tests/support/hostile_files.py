#!/usr/bin/env python3
"""Write files made to hurt an importer.

    hostile_files.py FOLDER [--all]

Without --all only those of a few kilobytes, which are kept under fixtures/hostile; with it also the large ones, which
tests make anew. Every file must end stet within 5 seconds and 512 MB, with exit status 2 and one line. Needs nothing
but Python's standard library, and writes the same bytes each time.
"""

import struct
import sys
import warnings
import zipfile
import zlib
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
         'wordprocessingml.document.main+xml"/></Types>')
PARAGRAPH = "<w:p><w:r><w:t>1. We agreed to meet again next year.</w:t></w:r></w:p>"


def docx(path, body=PARAGRAPH, head="", more=()):
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [("[Content_Types].xml", TYPES), *more, ("word/document.xml", document)]:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 9)


def pdf(path, objects, trailer=""):
    """A PDF of the given object bodies, numbered from 1, with a correct cross-reference table."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)


def stream(data, more=""):
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {more} >>\nstream\n".encode() + packed + b"\nendstream"


def page_objects(contents, resources=""):
    return [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>".encode(),
            contents]


def small(folder):
    docx(folder / "entity-bomb.docx",
         head='<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
         body="<w:p><w:r><w:t>&c;&c;&c;&c;</w:t></w:r></w:p>")
    docx(folder / "outside-entity.docx", head='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
         body="<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    docx(folder / "nested-100000.docx", body="<w:sdt>" * 100_000 + PARAGRAPH + "</w:sdt>" * 100_000)
    with zipfile.ZipFile(folder / "no-document.docx", "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml", (2020, 1, 1, 0, 0, 0)), TYPES)
    docx(folder / "path-traversal.docx", body="", more=[("../../../../stet-was-here", "x")])
    docx(folder / "unclosed.docx", body="<w:p><w:r><w:t>We agreed")
    docx(folder / "whole.docx")
    whole = (folder / "whole.docx").read_bytes()
    (folder / "truncated.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "whole.docx").unlink()
    # The directory claims 2 GB where 1 KB is packed.
    at = whole.rfind(b"PK\x01\x02")
    claim = bytearray(whole)
    claim[at + 24:at + 28] = struct.pack("<I", 0x7FFFFFFF)
    (folder / "claims-2-gb.docx").write_bytes(bytes(claim))
    (folder / "wrong-magic.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "wrong-magic.docx").write_bytes(b"We agreed to meet again.\n")
    (folder / "nuls.txt").write_bytes(b"\0" * 4096)
    (folder / "nuls.html").write_bytes(b"<html><body>" + b"\0" * 4096)
    (folder / "no-text.html").write_bytes(b"<!doctype html><html><body><script>1</script></body></html>")
    (folder / "spreadsheet.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)

    with zipfile.ZipFile(folder / "encrypted.odt", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [("mimetype", "application/vnd.oasis.opendocument.text"),
                           ("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"),
                           ("content.xml", "\x93\x17\x05")]:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text)

    # Two parts of one name: programs differ in which they read.
    with zipfile.ZipFile(folder / "duplicate-entries.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml", (2020, 1, 1, 0, 0, 0)), TYPES)
        for text in ("We agreed.", "We did not agree."):
            archive.writestr(zipfile.ZipInfo("word/document.xml", (2020, 1, 1, 0, 0, 0)),
                             f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>')
    docx(folder / "whole.docx")
    locked = bytearray((folder / "whole.docx").read_bytes())
    (folder / "whole.docx").unlink()
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + flags] |= 1
            at = locked.find(mark, at + 4)
    (folder / "encrypted-entries.docx").write_bytes(bytes(locked))
    docx(folder / "nested-tables.docx", body="<w:tbl><w:tr><w:tc>" * 3_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 3_000)
    (folder / "lone-surrogates.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 500)
    (folder / "old-word.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    (folder / "rich-text.rtf").write_bytes(b"{\\rtf1\\ansi We agreed.}")
    for name, part, text in (("book.epub", "mimetype", "application/epub+zip"), ("apple.pages", "Index/Document.iwa", "x")):
        with zipfile.ZipFile(folder / name, "w") as archive:
            archive.writestr(zipfile.ZipInfo(part, (2020, 1, 1, 0, 0, 0)), text)
    pdf(folder / "script.pdf",
        [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(true\\){}) >> >>",
         b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"])

    # Pages that are their own ancestors, and a cross-reference table that points at itself.
    pdf(folder / "loop.pdf", [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 >>"])
    start = len(b"%PDF-1.4\n")
    (folder / "xref-loop.pdf").write_bytes(
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev " + str(start).encode() +
        b" /Root 1 0 R >>\nstartxref\n" + str(start).encode() + b"\n%%EOF\n")
    # A form that draws itself.
    drawn = stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")
    pdf(folder / "form-loop.pdf", page_objects(stream(b"/X Do"), "/XObject << /X 5 0 R >>") + [drawn])
    # A picture of a page and no text, as scanners make it.
    picture = stream(b"\xff" * 64, "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 "
                     "/ColorSpace /DeviceGray")
    pdf(folder / "scanned.pdf", page_objects(stream(b"595 0 0 842 0 0 cm /I Do"), "/XObject << /I 5 0 R >>") + [picture])
    # Encrypted with a password that nobody gave: the key check cannot succeed.
    pdf(folder / "encrypted.pdf",
        page_objects(stream(b"BT ET")) + [b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <" +
                                          b"22" * 32 + b"> >>"],
        "/Encrypt 5 0 R /ID [<00><00>]")
    pdf(folder / "broken.pdf", page_objects(stream(b"BT ET")))
    broken = (folder / "broken.pdf").read_bytes()
    (folder / "broken.pdf").write_bytes(broken[:60])


def large(folder):
    docx(folder / "zip-bomb.docx", body=" " * 400_000_000)
    docx(folder / "elements-bomb.docx", body="<a/>" * 12_000_000)
    docx(folder / "attributes.docx", body="<w:p " + " ".join(f'a{i}="1"' for i in range(400_000)) + "/>")
    with zipfile.ZipFile(folder / "entries-100000.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for i in range(100_000):
            archive.writestr(f"word/x{i}.xml", "")
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(100_000))
    pdf(folder / "pages-100000.pdf",
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 100000 /Kids [" + kids + b"] >>"] +
        [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * 100_000)
    (folder / "entities.html").write_bytes(b"<p>" + b"&" * 3_000_000)
    (folder / "attribute-1-mb.html").write_bytes(b'<p class="' + b"x" * 1_000_000 + b'">')
    (folder / "open-tags.html").write_bytes(b"<p><i><font>" * 33_000)
    (folder / "nested-100000.html").write_bytes(b"<div>" * 100_000 + b"We agreed.")
    (folder / "reopened.html").write_bytes(b"<b><a href=x>" * 100 + b"<p>x" * 1_500_000)
    (folder / "attributes.html").write_bytes(b"<p " + b" ".join(b"a%d=1" % i for i in range(600_000)) + b">")
    (folder / "hidden-depth.html").write_bytes(b"<b><div></b><span><div></span><table><div></div><td></div>" * 20_000)
    (folder / "long-word.txt").write_bytes(b"a" * 8_000_000)
    (folder / "over-limit.txt").write_bytes(b"We agreed. " * 7_000_000)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    small(folder)
    if "--all" in sys.argv[2:]:
        large(folder)


if __name__ == "__main__":
    main()
