"""The text inside files: PDF, Word, Excel and CSV."""

import csv
import logging
import posixpath
from io import TextIOWrapper
from zipfile import ZipFile

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError, iterparse
from pypdf import PdfReader

from cms.media.content import BAD_ARCHIVES, CSV, DOCX, PDF, XLSX
from cms.media.scans import UNREADABLE

from .actual_text import put_in_place
from .models import LONGEST_TEXT
from .sources import plain

logger = logging.getLogger(__name__)
PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
LETTERS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What the readers raise for files that they cannot read, though they are stored. Such a file is found by its title.
FAILURES = (*UNREADABLE, *BAD_ARCHIVES, OpcError, LxmlError, csv.Error, UnicodeError)


def text_of(document):
    """The text of the file of ``document`` on one line, cut where it is very long; "" where it has none to be read."""
    read = READERS.get(document.content_type)
    if read is None:
        return ""
    try:
        with document.open_file() as file:
            return plain(" ".join(_up_to(LONGEST_TEXT, read(file))), LONGEST_TEXT)
    except FAILURES as error:
        logger.warning("The text of document %s could not be read: %s", document.pk, error)
        return ""


def _up_to(longest, texts):
    """Those of ``texts`` that are needed for so many characters."""
    for text in texts:
        yield text
        longest -= len(text)
        if longest <= 0:
            return


def _pdf(file):
    reader = PdfReader(file)
    for page in reader.pages:
        put_in_place(page, reader)
        yield page.extract_text()


def _word(file):
    """The paragraphs of the body, those in tables too; nothing that was deleted, no comments."""
    for paragraph in docx.Document(file).element.body.iter(PARAGRAPH):
        yield "".join(letters.text or "" for letters in paragraph.iter(LETTERS))


def _excel(file):
    """The filled cells of the sheets that can be seen, in order.

    Not with a library for workbooks: those make a cell of every empty place up to the last filled one.
    """
    with ZipFile(file) as book:
        texts = [
            "".join(each.itertext(f"{SHEET}t"))
            for each in _elements(book, "xl/sharedStrings.xml", f"{SHEET}si")
        ]
        targets = {
            each.get("Id"): each.get("Target") for each in _elements(book, "xl/_rels/workbook.xml.rels")
        }
        for sheet in _elements(book, "xl/workbook.xml", f"{SHEET}sheet"):
            if sheet.get("state", "visible") == "visible":
                yield sheet.get("name")
                path = posixpath.join("xl", targets[sheet.get(RELATION)]).removeprefix("xl//").lstrip("/")
                for cell in _elements(book, path, f"{SHEET}c"):
                    yield _cell(cell, texts)


def _elements(book, path, tag=None):
    """Yields each element of the part ``path``, which is emptied afterwards; none where there is no such part."""
    if path in book.namelist():
        with book.open(path) as part:
            for _event, element in iterparse(part, tag=tag, resolve_entities=False):
                yield element
                element.clear()


def _cell(cell, texts):
    value = cell.findtext(f"{SHEET}v", "")
    if cell.get("t") == "s":
        return texts[int(value)]
    return value or "".join(cell.itertext(f"{SHEET}t"))


def _csv(file):
    try:
        yield from _rows(file, "utf-8-sig")
    except UnicodeDecodeError:
        file.seek(0)
        yield from _rows(file, "cp874")


def _rows(file, encoding):
    text = TextIOWrapper(file, encoding=encoding, newline="")
    try:
        for row in csv.reader(text):
            yield " ".join(row)
    finally:
        text.detach()


READERS = {PDF: _pdf, DOCX: _word, XLSX: _excel, CSV: _csv}
