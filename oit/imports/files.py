"""A file that someone uploads, told by what is in it, and read into a Book or refused with a reason."""

from io import BytesIO

import filetype
from django.utils.translation import gettext as _

from cms.thai.typed import quote
from oit.lint.archives import Declares, TooLarge, Unsafe, checked_parts

from .grids import MAX_SIZE
from .old_workbooks import read_old_workbook
from .refusals import Refused, damaged, locked, with_macros
from .texts import read_csv
from .workbooks import read_workbook

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF"
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head", b"mime-version:")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_file(file, filename):
    """The Book in an open binary ``file`` that is called ``filename``. Raises Refused.

    Its kind is found from its content; the name is only said back.
    """
    data, name = file.read(MAX_SIZE + 1), quote(filename)
    if not data.removeprefix(BYTE_ORDER_MARK).strip():
        raise Refused(_("“%(name)s” is empty. Choose the file with the table.") % {"name": name})
    if len(data) > MAX_SIZE:
        raise Refused(
            _("“%(name)s” is larger than 10 MB. Save only the sheet with the table as a file of its own.")
            % {"name": name}
        )
    if data.startswith(ZIP):
        return _read_archive(data, name)
    if data.startswith(OLE):
        return _read_old_office(data, name)
    return _read_other(data, name)


def _read_archive(data, name):
    parts = _parts(data, name)
    if any(part.endswith("vbaproject.bin") or part.startswith("xl/macrosheets/") for part in parts):
        raise with_macros(name)
    if any(part.startswith("xl/externallinks/") for part in parts):
        raise Refused(
            _(
                "“%(name)s” takes figures from other files. "
                "In Excel, choose Data, Edit Links, Break Link, and save it again."
            )
            % {"name": name}
        )
    if "xl/workbook.bin" in parts:
        raise Refused(_("“%(name)s” is a binary Excel file (.xlsb). Save it as .xlsx.") % {"name": name})
    if "xl/workbook.xml" not in parts:
        raise _not_a_table(_kind_of_archive(parts), name)
    return read_workbook(BytesIO(data), name)


def _parts(data, name):
    try:
        return [part.lower() for part in checked_parts(BytesIO(data))]
    except TooLarge as error:
        raise Refused(
            _(
                "“%(name)s” unpacks to far more than a table can need and was not opened. "
                "Copy the table into a new Excel file and choose that one."
            )
            % {"name": name}
        ) from error
    except Declares as error:
        raise Refused(
            _(
                "“%(name)s” holds declarations that Excel never writes and was not opened. "
                "Copy the table into a new Excel file and choose that one."
            )
            % {"name": name}
        ) from error
    except Unsafe as error:
        raise damaged(name) from error


def _kind_of_archive(parts):
    for part, kind in (
        ("word/document.xml", _("a Word file")),
        ("ppt/presentation.xml", _("a PowerPoint file")),
        ("content.xml", _("an OpenDocument file")),
    ):
        if part in parts:
            return kind
    return _("a ZIP file")


def _read_old_office(data, name):
    """Files of the Office before 2007, and newer ones that are locked with a password."""
    if _has_stream(data, "EncryptedPackage"):
        raise locked(name)
    if _has_stream(data, "_VBA_PROJECT"):
        raise with_macros(name)
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return read_old_workbook(data, name)
    if _has_stream(data, "WordDocument"):
        raise _not_a_table(_("a Word file"), name)
    raise damaged(name)


def _has_stream(data, stream):
    return f"{stream}\0".encode("utf-16-le") in data


def _read_other(data, name):
    if data.startswith(PDF):
        raise _not_a_table(_("a PDF file"), name)
    if data[:1024].removeprefix(BYTE_ORDER_MARK).lstrip().lower().startswith(MARKUP):
        raise Refused(
            _(
                "“%(name)s” is a web page or XML, though it may be named like an Excel file. "
                "Open it in Excel and save it as .xlsx."
            )
            % {"name": name}
        )
    guess = filetype.guess(data[:8192])
    if guess is not None and guess.mime.startswith(("image/", "video/", "audio/")) and b"\0" in data:
        raise _not_a_table(_("a picture or a recording"), name)
    return read_csv(data, name)


def _not_a_table(kind, name):
    return Refused(
        _("“%(name)s” is %(kind)s. A table is read from Excel (.xlsx, .xls) or CSV.")
        % {"name": name, "kind": kind}
    )
