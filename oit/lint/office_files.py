"""Comments, tracked changes and citizen numbers in Word files, and citizen numbers in PDF files."""

from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml.etree import LxmlError
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from cms.citizen_ids import citizen_ids_in, masked

from .archives import Unsafe, checked_parts
from .findings import FileFinding, FileProblem

DAMAGED_WORD = (
    OpcError, InvalidXmlError, LxmlError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError,
    RecursionError, OSError,
)  # fmt: skip
DAMAGED_PDF = (
    PyPdfError, DependencyError, ValueError, KeyError, AttributeError, TypeError, IndexError, RecursionError, OSError,
    NotImplementedError, ArithmeticError,
)  # fmt: skip
PARAGRAPH, COMMENT = qn("w:p"), qn("w:comment")
WORDS, DELETED_WORDS, TAB, BREAK = qn("w:t"), qn("w:delText"), qn("w:tab"), qn("w:br")
CHANGES = {
    qn(f"w:{name}")
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel")
}
MOST_PAGES = 500


def in_word_file(file, still_time):
    """Yields the FileFindings in an open DOCX file. Raises Unsafe. ``still_time()`` is False when to stop."""
    checked_parts(file)
    try:
        document = docx.Document(file)
        roots = [document.element.body, *_further_roots(document)]
        for root in roots:
            if not still_time():
                yield FileFinding(FileProblem.NOT_LOOKED_AT)
                return
            yield from _in_paragraphs(root)
    except DAMAGED_WORD as error:
        raise Unsafe from error


def _further_roots(document):
    """The XML of headers, footers, notes and comments, each once."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in (
            "header", "footer", "footnotes", "endnotes", "comments",
        ):  # fmt: skip
            part = relation.target_part
            yield part.element if hasattr(part, "element") else docx.oxml.parse_xml(part.blob)


def _in_paragraphs(root):
    for number in range(1, len(list(root.iter(COMMENT))) + 1):
        yield FileFinding(FileProblem.COMMENT, part=number, part_of="comment")
    changed = False
    for number, paragraph in enumerate(root.iter(PARAGRAPH), 1):
        place = {"part": number, "part_of": "paragraph"}
        if next(paragraph.iter(*CHANGES), None) is not None:
            changed = True
            yield FileFinding(FileProblem.TRACKED_CHANGE, **place)
        for digits in citizen_ids_in(_words(paragraph)):
            yield FileFinding(FileProblem.CITIZEN_ID, words=masked(digits), **place)
    # Rows and cells of tables change outside of paragraphs.
    if not changed and next(root.iter(*CHANGES), None) is not None:
        yield FileFinding(FileProblem.TRACKED_CHANGE)


def _words(paragraph):
    """The words of a paragraph, those deleted with changes tracked among them."""
    spaces = {TAB: "\t", BREAK: "\n"}
    return "".join(
        element.text or "" if element.tag in (WORDS, DELETED_WORDS) else spaces.get(element.tag, "")
        for element in paragraph.iter()
    )


def in_pdf(file, still_time):
    """Yields the FileFindings in the text of an open PDF file. A scan has none to read. Raises Unsafe."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise Unsafe
        for number, page in enumerate(reader.pages, 1):
            if number > MOST_PAGES or not still_time():
                yield FileFinding(FileProblem.NOT_LOOKED_AT)
                return
            for digits in citizen_ids_in(page.extract_text()):
                yield FileFinding(FileProblem.CITIZEN_ID, part=number, part_of="page", words=masked(digits))
    except DAMAGED_PDF as error:
        raise Unsafe from error
