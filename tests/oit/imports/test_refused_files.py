"""Files that are not read at all: each says why and what to do, in Thai too, and none is a fault of the program."""

import re
import zipfile
from io import BytesIO

import pytest
from django.utils.translation import override

from oit.imports.files import read_file
from oit.imports.refusals import Refused
from oit.imports.texts import read_pasted

from .files import HEADINGS, ROW, old_office, old_workbook, packed, repacked, row, table

SHEET = "xl/worksheets/sheet1.xml"
THAI_WORD = re.compile(r"[\u0e01-\u0e5b]{4,}")


def plain():
    return packed(table(ROW))


def zipped(**parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def lying_about_size():
    """A part that says it is 8 bytes long and is a thousand times that."""
    data = bytearray(repacked(plain(), more={"xl/media/a.xml": b"0" * 8_000_000}))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media/a.xml"))
    data[place + 24 : place + 28] = (8).to_bytes(4, "little")
    return bytes(data)


def locked_part():
    """An archive whose parts are marked as locked, as ZIP programs do it."""
    data = bytearray(plain())
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 8] |= 1
    return bytes(data)


def with_document_type(part):
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return part.replace(b"<worksheet", entities + b"<worksheet", 1)


def without_its_strings(part):
    return re.sub(rb't="inlineStr"><is><t>[^<]*</t></is>', b't="s"><v>999</v>', part)


def fetching_a_file(part):
    return b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part


def with_rows(count):
    return packed(table(*(row(work=f"งานที่ {number}") for number in range(count))))


EXTERNAL = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
LONG_CSV = (",".join(HEADINGS) + "\n" + "ก,1,1,1,1,,,\n" * 6000).encode()

REFUSED = {
    "empty": (b"", "is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "is empty"),
    "only spaces": (b" \r\n \r\n", "is empty"),
    "more than 10 MB": (b"a" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    "PDF named Excel": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file"),
    "picture named Excel": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), "is a picture"),
    "photo named Excel": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100), "is a picture"),
    "Word": (zipped(word__document_xml=b"<w/>"), "is a Word file"),
    "old Word": (old_office("WordDocument", b"x"), "is a Word file"),
    "PowerPoint": (zipped(ppt__presentation_xml=b"<p/>"), "is a PowerPoint file"),
    "OpenDocument": (zipped(content_xml=b"<o/>"), "is an OpenDocument file"),
    "ZIP of other files": (zipped(readme_txt=b"hello"), "is a ZIP file"),
    "empty ZIP": (zipped(), "is a ZIP file"),
    "binary Excel": (zipped(xl__workbook_bin=b"x"), "binary Excel file"),
    "web page named Excel": (b"<html><table><tr><td>1</td></tr></table>", "is a web page or XML"),
    "XML spreadsheet": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "is a web page or XML"),
    "program": (b"MZ\x90\0" + bytes(range(256)), "not a table that can be read"),
    "random bytes": (bytes(range(256)) * 4, "not a table that can be read"),
    "cut short": (plain()[:2000], "damaged or incomplete"),
    "cut within its last bytes": (plain()[:-30], "damaged or incomplete"),
    "bytes changed": (
        plain().replace(b"\x14\0", b"\x99\0", 1)[:500] + bytes(500) + plain()[1000:],
        "damaged or",
    ),
    "no sheets inside": (zipped(xl__workbook_xml=b"<workbook/>"), "damaged or incomplete"),
    "sheet is not XML": (
        repacked(plain(), {SHEET: lambda part: part[: len(part) // 2]}),
        "damaged or incomplete",
    ),
    "string that is not there": (
        repacked(plain(), {SHEET: without_its_strings}),
        "damaged or incomplete",
    ),
    "locked with a password": (old_office("EncryptedPackage", b"x"), "locked with a password"),
    "locked as a ZIP": (locked_part(), "damaged or incomplete"),
    "old Excel, cut short": (old_workbook(HEADINGS, ROW)[:1500], "damaged or incomplete"),
    "old Excel, a cell far away": (old_workbook(HEADINGS, ROW, far=(65000, 65000)), "damaged or incomplete"),
    "old Office of another kind": (old_office("Other", b"x"), "damaged or incomplete"),
    "macros": (repacked(plain(), more={"xl/vbaProject.bin": b"x"}), "contains macros"),
    "macro sheet": (repacked(plain(), more={"xl/macrosheets/sheet1.xml": b"<x/>"}), "contains macros"),
    "macros in old Excel": (old_office("_VBA_PROJECT", b"x"), "contains macros"),
    "figures from other files": (repacked(plain(), more=EXTERNAL), "takes figures from other files"),
    "bomb": (repacked(plain(), more={"xl/media/a.xml": b"0" * 40_000_000}), "unpacks to far more"),
    "bomb of many parts": (
        repacked(plain(), more={f"xl/media/{number}.xml": b"" for number in range(2001)}),
        "unpacks to far more",
    ),
    "bomb that lies about its size": (lying_about_size(), "damaged or incomplete"),
    "entities": (repacked(plain(), {SHEET: with_document_type}), "declarations that Excel never writes"),
    "fetching another file": (repacked(plain(), {SHEET: fetching_a_file}), "declarations that Excel never"),
    "6,000 rows": (with_rows(6000), "more than 5,000 rows"),
    "6,000 rows of CSV": (LONG_CSV, "more than 5,000 rows"),
    "open quotation mark": ('งาน,วงเงิน\nก,"1\n'.encode(), "quotation mark is missing"),
    "UTF-16 cut short": (b"\xff\xfe" + "งาน".encode("utf-16-le") + b"\x01", "not a table that can be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_used_says_why(name):
    data, words = REFUSED[name]
    with pytest.raises(Refused, match=words) as refused:
        read_file(BytesIO(data), "แผน 2567.xlsx")
    assert "แผน 2567.xlsx" in str(refused.value)


@pytest.mark.parametrize("name", REFUSED)
def test_the_reason_is_given_to_an_officer_who_reads_thai(name):
    with override("th"), pytest.raises(Refused) as refused:
        read_file(BytesIO(REFUSED[name][0]), "แผน 2567.xlsx")
    reason = str(refused.value).replace("แผน 2567.xlsx", "")
    assert len("".join(THAI_WORD.findall(reason))) > 20
    assert REFUSED[name][1] not in reason


def test_a_merged_range_over_the_whole_sheet_does_not_fill_the_memory():
    huge = b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells><pageMargins'
    data = repacked(plain(), {SHEET: lambda part: part.replace(b"<pageMargins", huge, 1)})

    grid = read_file(BytesIO(data), "ตาราง.xlsx").grids[0]

    assert len(grid.lines) == 2


def test_a_cell_at_the_far_end_does_not_fill_the_memory():
    book = table(ROW)
    book.active["XFD9"] = "x"

    assert len(read_file(BytesIO(packed(book)), "ตาราง.xlsx").grids[0].lines) == 2


def test_a_cell_in_the_last_row_of_excel_is_refused():
    book = table(ROW)
    book.active["A1048576"] = "x"

    with pytest.raises(Refused, match="something far below its table, in row 1,048,576"):
        read_file(BytesIO(packed(book)), "ตาราง.xlsx")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_pasted_says_so(text):
    with pytest.raises(Refused, match="Nothing was pasted"):
        read_pasted(text)
