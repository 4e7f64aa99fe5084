"""Small documents for tests: what officers upload, and what they should not."""

import zipfile
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

DOCX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "word/document.xml": "<w:document>คำสั่งสถานี</w:document>",
}
XLSX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": "<workbook>สขร. 1</workbook>",
}
TABLE = "ลำดับ,รายการ\n1,จ้างซ่อมรถยนต์สายตรวจ\n"

# How office programs lock a file today: AES with 256 bits.
AES_LOCK = b"""<</Filter/Standard/V 5/R 6/Length 256/P -4/StmF/StdCF/StrF/StdCF
/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>
/O<%(long)s>/U<%(long)s>/OE<%(short)s>/UE<%(short)s>/Perms<00112233445566778899aabbccddeeff>>>""" % {
    b"long": b"00" * 48,
    b"short": b"00" * 32,
}


def pdf_locked_with_aes():
    """The outside of a PDF that is locked with a password."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate((b"<</Type/Catalog>>", AES_LOCK), start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Root 1 0 R/Encrypt 2 0 R/ID[<00><00>]/Size 3>>\nstartxref\n%d\n%%%%EOF\n" % len(
        body
    )
    return body + b"xref\n0 3\n0000000000 65535 f \n" + table + trailer


def pdf(*, pages=1, password=None, width=200):
    """A PDF with empty pages; ``width`` makes one differ from another."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=width, height=200)
    if password:
        writer.encrypt(password)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive(parts):
    """A zip archive of ``{name: content}``."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def docx(**further):
    return archive({**DOCX_PARTS, **further})


def doc(*further, beginning=b"\xec\xa5\xc1\x00", flags=0):
    """The outside of an old Word file; ``further``: names of what is in it besides the document."""
    names = ("Root Entry", "WordDocument", "1Table", *further)
    header = bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\0")
    document = (beginning + bytes(6) + flags.to_bytes(2, "little")).ljust(4096, b"\0")
    return header + document + b"".join(_entry(name) for name in names)


def _entry(name):
    words = (name + "\0").encode("utf-16-le")
    return (words.ljust(64, b"\0") + len(words).to_bytes(2, "little") + b"\x02").ljust(128, b"\0")


def scan(*, text=b""):
    """A PDF with a page that is one picture; ``text``: words in English that lie over it."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=200, height=200)
    picture = StreamObject()
    picture.set_data(b"\xff")
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
        }
    )
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/XObject"): DictionaryObject({NameObject("/P"): writer._add_object(picture)}),
            NameObject("/Font"): DictionaryObject(
                {
                    NameObject("/F"): DictionaryObject(
                        {NameObject(key): NameObject(value) for key, value in font.items()}
                    )
                }
            ),
        }
    )
    drawing = StreamObject()
    drawing.set_data(b"200 0 0 200 0 0 cm /P Do BT /F 12 Tf (" + text + b") Tj ET")
    page[NameObject("/Contents")] = writer._add_object(drawing)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def xlsx():
    return archive(XLSX_PARTS)
