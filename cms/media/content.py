"""What a file really is, found from its content and not from its name."""

import codecs
import csv
import lzma
import zipfile
import zlib
from io import TextIOWrapper

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import DependencyError

from .old_word import MAGIC, OldWordFile
from .scans import UNREADABLE

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"

# Content type -> what people call it.
ALLOWED_DOCUMENT_TYPES = {
    PDF: "PDF",
    DOCX: "Word",
    DOC: "Word (.doc)",
    XLSX: "Excel",
    CSV: "CSV",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
}

EXTENSION_TYPES = {
    "pdf": PDF,
    "docx": DOCX,
    "doc": DOC,
    "xlsx": XLSX,
    "csv": CSV,
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}

# A file that unpacks to more than this is refused before anything reads it.
MAX_UNPACKED = 200 * 1024 * 1024
# So many parts no document has; each costs the reader of an archive time.
MAX_PARTS = 10_000

# What Python raises for archives that are cut off, or in which bytes are wrong.
BAD_ARCHIVES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)


def _refuse(message, **params):
    raise ValidationError({"file": ValidationError(message, params=params)})


def inspect_document(file, filename):
    """Returns the content type of the open binary ``file``, one of ALLOWED_DOCUMENT_TYPES.

    Raises ValidationError for the field ``file`` when the content is of no allowed kind, is damaged or locked,
    or does not agree with the ending of ``filename``.
    """
    file.seek(0)
    begin = file.read(8192)
    guess = filetype.guess(begin)
    file.seek(0)
    content_type = guess.mime if guess else ""
    if begin.startswith(MAGIC):
        content_type = DOC if OldWordFile(file.read()).is_word else ""
    if content_type == "application/zip":
        content_type = _office_type(file)
    # A table may begin with letters that are also the mark of some other kind of file.
    if content_type not in ALLOWED_DOCUMENT_TYPES and _is_csv(file, filename):
        content_type = CSV
    if content_type not in ALLOWED_DOCUMENT_TYPES:
        _refuse(
            _(
                "“%(name)s” is not a file of an allowed kind. "
                "Allowed are PDF, Word (.docx and .doc), Excel (.xlsx), CSV and pictures."
            ),
            name=filename,
        )
    expected = EXTENSION_TYPES.get(filename.rsplit(".", 1)[-1].lower())
    if expected != content_type:
        _refuse(
            _(
                "“%(name)s” is named like a file of the kind %(expected)s, but its content is %(found)s. "
                "Save it again in the program that made it, with the right ending."
            ),
            name=filename,
            expected=ALLOWED_DOCUMENT_TYPES.get(expected, filename.rsplit(".", 1)[-1]),
            found=ALLOWED_DOCUMENT_TYPES[content_type],
        )
    CHECKS[content_type](file, filename)
    file.seek(0)
    return content_type


def _is_csv(file, filename):
    """Text without control characters, in UTF-8 or the Thai code page, whose name ends in .csv."""
    if not filename.lower().endswith(".csv"):
        return False
    data = file.read(64 * 1024)
    file.seek(0)
    return b"\0" not in data and any(_reads_as(data, encoding) for encoding in ("utf-8-sig", "cp874"))


def _reads_as(data, encoding):
    """Whether ``data``, the beginning of a file, is text; its last letter may be cut."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _office_type(file):
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except BAD_ARCHIVES:
        return ""
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    return ""


def _check_pdf(file, filename):
    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            _refuse(_LOCKED, name=filename)
        if not len(reader.pages):
            _refuse(_("“%(name)s” has no pages."), name=filename)
    except DependencyError:
        # Newer ways of locking a file would need a further library to look inside.
        _refuse(_LOCKED, name=filename)
    except UNREADABLE:
        _refuse(_DAMAGED, name=filename)


def _check_office(file, filename):
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                _refuse(
                    _("“%(name)s” unpacks to more than a document can need. It was not opened."),
                    name=filename,
                )
            if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
                _refuse(_MACROS, name=filename)
            if archive.testzip() is not None:
                _refuse(_DAMAGED, name=filename)
    except BAD_ARCHIVES:
        _refuse(_DAMAGED, name=filename)


def _check_old_word(file, filename):
    file.seek(0)
    word = OldWordFile(file.read())
    if word.is_damaged:
        _refuse(_DAMAGED, name=filename)
    if word.is_locked:
        _refuse(_LOCKED, name=filename)
    if word.has_macros:
        _refuse(_MACROS, name=filename)


def _check_csv(file, filename):
    file.seek(0)
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    try:
        filled = sum(any(cell.strip() for cell in row) for row in csv.reader(text))
    except csv.Error:
        _refuse(_DAMAGED, name=filename)
    finally:
        text.detach()
    if not filled:
        _refuse(_("“%(name)s” is empty."), name=filename)


def _check_picture(file, filename):
    try:
        with Image.open(file) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        _refuse(_DAMAGED, name=filename)


_LOCKED = _("“%(name)s” is locked with a password. Save it without one, so that everyone can open it.")
_DAMAGED = _(
    "“%(name)s” is damaged and cannot be opened. Check that it opens on your device, and upload it again."
)
_MACROS = _("“%(name)s” contains macros. Save it as a plain .docx or .xlsx without macros.")

CHECKS = {
    PDF: _check_pdf,
    DOCX: _check_office,
    DOC: _check_old_word,
    XLSX: _check_office,
    CSV: _check_csv,
    "image/jpeg": _check_picture,
    "image/png": _check_picture,
    "image/webp": _check_picture,
}
