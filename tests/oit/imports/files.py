"""Files as officers bring them, made for one test."""

import struct
import zipfile
from io import BytesIO

from openpyxl import Workbook, load_workbook

from oit.imports.files import read_file
from oit.imports.reading import read_book
from tests.oit.datasets.schemas import PROCUREMENT, STORED

HEADINGS = (
    "งานที่จัดซื้อหรือจัดจ้าง", "ราคา: วงเงิน (บาท)", "ราคา: ราคาที่ตกลง", "จำนวนผู้เสนอราคา", "คงเหลือ",
    "วิธีซื้อหรือจ้าง", "วันที่ของสัญญา", "เดือน",
)  # fmt: skip
ROW = ("ซื้อวัสดุสำนักงาน", "๑๒,๓๔๕.๕", "12,000.-", "3", "-5", "เฉพาะเจาะจง", "5 ต.ค. 2566", "ต.ค. 2566")


def row(**changes):
    """ROW with other values, by the keys of PROCUREMENT."""
    return tuple(
        changes.get(column.key, value) for column, value in zip(PROCUREMENT.columns, ROW, strict=True)
    )


def table(*rows):
    """A workbook with the headings and these rows on the sheet “ข้อมูล”."""
    book = Workbook()
    book.active.title = "ข้อมูล"
    for cells in (HEADINGS, *rows):
        book.active.append(cells)
    return book


def packed(book):
    """The bytes of a workbook."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data, changes=None, more=None):
    """The bytes of a workbook with parts changed ({name: function of bytes}) and more parts ({name: bytes})."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, (changes or {}).get(entry.filename, bytes)(content))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def opened(data):
    return load_workbook(BytesIO(data))


def read(data, schema=PROCUREMENT, answers=None, name="ตาราง.xlsx"):
    """The Outcome of reading the bytes, or the workbook, as rows of the schema."""
    data = packed(data) if isinstance(data, Workbook) else data
    return read_book(read_file(BytesIO(data), name), schema, answers)


def cells(outcome):
    return [each.cells for each in outcome.rows]


def old_office(stream, content):
    """The bytes of a compound file, as the Office before 2007 wrote, with one stream of this name.

    Layout: Microsoft [MS-CFB]. A header, a sector with the allocation table, one with the directory, the content.
    """
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    sectors = len(content) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table_sector = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0).ljust(436, b"\xff")
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(stream, 2, 0xFFFFFFFF, 2, len(content))
    return header + table_sector + directory.ljust(512, b"\0") + content


def _entry(name, kind, child, start, size):
    encoded = f"{name}\0".encode("utf-16-le")
    nobody = 0xFFFFFFFF
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, nobody, nobody, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def old_workbook(*rows, far=None):
    """The bytes of an XLS file (BIFF8) with one sheet. far: (row, column) of one more cell."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
    places = [
        (number, index, value) for number, cells in enumerate(rows) for index, value in enumerate(cells)
    ]
    for number, index, value in [*places, *([(*far, "x")] if far else [])]:
        if isinstance(value, str):
            sheet += _record(
                0x0204, struct.pack("<HHHHB", number, index, 0, len(value), 1) + value.encode("utf-16-le")
            )
        elif value is not None:
            sheet += _record(0x0203, struct.pack("<HHHd", number, index, 0, value))
    sheet += _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    name = "ข้อมูล".encode("utf-16-le")
    end = _record(0x000A, b"")
    offset = len(start) + 4 + 8 + len(name) + len(end)
    bound = _record(0x0085, struct.pack("<IHBB", offset, 0, len(name) // 2, 1) + name)
    return old_office("Workbook", start + bound + end + sheet)


def _record(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


__all__ = ["HEADINGS", "ROW", "STORED"]
