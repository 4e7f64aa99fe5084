"""What made files are called, in addresses and on the reader's disk."""

import re

from oit.papers.formats import CONTENT_TYPES

NAME = re.compile(
    rf"(?P<stem>[a-z0-9-]+?)(?:-(?P<month>\d{{4}}-\d{{2}}))?\.(?P<format>{'|'.join(CONTENT_TYPES)})"
)
# What file systems do not take, or take for something else; and signs that turn the direction of writing, by which a
# name seems to end otherwise than it does.
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV", "json": "JSON"}


def address_name(made, item):
    """The last part of the address of an ExportedFile of the edition's ``item``: "cases-2023-10.xlsx"."""
    return "-".join(filter(None, [made.element or item.slug, made.month])) + f".{made.format}"


def parts_of(name, item):
    """``{element, month, format}`` of the file called ``name`` in an address, or None where it is no such name."""
    match = NAME.fullmatch(name)
    if match is None:
        return None
    element = "" if match["stem"] == item.slug else match["stem"]
    return {"element": element, "month": match["month"] or "", "format": match["format"]}


def file_name(made, station):
    """The name under which a reader keeps it: what it is, and whose ("สถิติคดี ตุลาคม 2566 สภ.กมลา.xlsx")."""
    whole = " ".join(filter(None, [made.title, station]))
    return f"{UNSAFE.sub(' ', whole).strip()[:120]}.{made.format}"
