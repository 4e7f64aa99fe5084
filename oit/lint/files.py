"""What to look at in the files of a page before they are published."""

from dataclasses import astuple, dataclass
from itertools import islice
from time import monotonic

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from cms.citizen_ids import citizen_ids_in, masked
from cms.media.content import CSV, DOC, DOCX, PDF, XLSX
from cms.media.digests import sha256_of
from cms.storage import UNREACHABLE

from .archives import Unsafe
from .findings import UNKNOWN, FileFinding, FileProblem
from .office_files import in_pdf, in_word_file
from .remembering import remember, remembered
from .spreadsheets import in_csv, in_workbook
from .texts import Kind, texts_of

READERS = {XLSX: in_workbook, DOCX: in_word_file, PDF: in_pdf, CSV: in_csv}
# Of these nobody can tell what they hide without opening them.
NOT_READ = {DOC}
LARGEST = 10 * 1024 * 1024
SECONDS = 10
# More of them say nothing new.
MOST_FINDINGS = 50


def findings_in(file, content_type):
    """The FileFindings in the open binary ``file``: a list, empty for kinds of files that are not read.

    A file that is too large, locked, damaged or dangerous is one finding of its own. Takes about SECONDS at most.
    """
    reader = READERS.get(content_type)
    not_looked_at = FileFinding(FileProblem.NOT_LOOKED_AT)
    if content_type in NOT_READ or (reader and _size(file) > LARGEST):
        return [not_looked_at]
    if reader is None:
        return []
    end, found = monotonic() + SECONDS, []
    try:
        for finding in islice(reader(file, lambda: monotonic() < end), MOST_FINDINGS):
            if finding not in found:
                found.append(finding)
    except Unsafe:
        found.append(not_looked_at)
    return found


def _size(file):
    size = file.seek(0, 2)
    file.seek(0)
    return size


def findings_in_document(document):
    """The FileFindings in the file of a document. The same content is looked at once, in whatever document."""
    try:
        sha256 = sha256_of(document)
        found = remembered(sha256) if sha256 else [FileFinding(FileProblem.NOT_LOOKED_AT)]
        if found is None:
            with document.open_file() as file:
                found = findings_in(file, document.content_type)
            remember(sha256, found)
    except UNREACHABLE:
        return [FileFinding(FileProblem.NOT_LOOKED_AT)]
    return found


@dataclass(frozen=True)
class Concern:
    """Something that needs a stated reason before the page is published.

    ``document`` is None where the text of the page itself holds it. ``field`` and ``path``: where, as in PageText.
    ``key``: the same for the same thing in the same file, whatever the language; it does not give a number away.
    """

    field: str
    path: str
    message: str
    key: str
    document: object = None


def needs_reason(page):
    """The Concerns about ``page``, a draft or a live page: what its files hide, and citizen numbers in files and text.

    Files that could not be looked at are none: they may be as they should be.
    """
    texts = texts_of(page)
    return [*_in_texts(texts), *_in_files(texts)]


def _in_texts(texts):
    message = _("There is a citizen number, %(words)s, in the text. Take it out.")
    for text in texts:
        if text.kind == Kind.WORDS:
            for digits in dict.fromkeys(citizen_ids_in(text.words)):
                yield Concern(text.field, text.path, message % {"words": masked(digits)}, _key(digits))


def _key(*parts):
    return salted_hmac("oit.lint.concern", "|".join(map(str, parts))).hexdigest()


def _in_files(texts):
    chosen = {}
    for text in texts:
        if text.kind == Kind.FILE_TITLE:
            chosen.setdefault(text.target, text)
        elif text.kind == Kind.LINK and text.target[0] == "document" and str(text.target[1]).isdecimal():
            chosen.setdefault(int(text.target[1]), text)
    documents = get_document_model().objects.in_bulk(chosen)
    for pk, text in chosen.items():
        for finding in findings_in_document(documents[pk]) if pk in documents else ():
            if finding.problem not in UNKNOWN:
                message = f"{documents[pk].title}: {finding.message}"
                key = _key(documents[pk].file_hash or pk, *astuple(finding))
                yield Concern(text.field, text.path, message, key, documents[pk])
