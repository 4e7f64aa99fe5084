"""What kinds of file become documents of a station, and how the others are refused."""

import shutil
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import override
from pypdf import PdfWriter
from pypdf.generic import NameObject

from cms.media.content import inspect_document
from cms.media.scans import is_scan
from cms.models import StationDocument
from tests.cms.media import files
from tests.cms.media.conftest import errors_of
from tests.pictures import jpeg, png

pytestmark = pytest.mark.django_db

WINDOWS_PROGRAM = b"MZ" + b"\x90\x00\x03\x00" * 100
NOT_ALLOWED = "is not a file of an allowed kind"
DAMAGED = "is damaged and cannot be opened"

ACCEPTED = {
    "แผนปฏิบัติการ.pdf": (files.pdf, "application/pdf", "PDF"),
    "คำสั่ง.docx": (
        files.docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
    ),
    "คำสั่งเก่า.doc": (files.doc, "application/msword", "Word (.doc)"),
    "เก่ากว่า.doc": (
        lambda: files.doc(beginning=b"\xdc\xa5\x68\x00"),
        "application/msword",
        "Word (.doc)",
    ),
    "สขร1.xlsx": (
        files.xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel",
    ),
    "utf8.csv": (lambda: files.TABLE.encode("utf-8-sig"), "text/csv", "CSV"),
    "windows.csv": (lambda: files.TABLE.encode("cp874"), "text/csv", "CSV"),
    "long.csv": (lambda: "ก".encode() * 40_000, "text/csv", "CSV"),
    "bmw.csv": (lambda: "BMW,ทะเบียน\n1,กข 1234\n".encode(), "text/csv", "CSV"),
    "ป้าย.png": (lambda: png().read(), "image/png", "PNG"),
    "ป้าย.jpeg": (lambda: jpeg().read(), "image/jpeg", "JPEG"),
}

REFUSED = {
    "excel-renamed.pdf": (files.xlsx, "named like a file of the kind PDF, but its content is Excel"),
    "word-renamed.xlsx": (files.docx, "named like a file of the kind Excel, but its content is Word"),
    "broken.pdf": (lambda: b"%PDF-1.7\n" + b"garbage " * 50, DAMAGED),
    "cut.pdf": (lambda: files.pdf()[:60], DAMAGED),
    "no-pages.pdf": (lambda: files.pdf(pages=0), "has no pages"),
    "locked.pdf": (lambda: files.pdf(password="191"), "is locked with a password"),
    "locked-aes.pdf": (files.pdf_locked_with_aes, "is locked with a password"),
    "macros.docx": (lambda: files.docx(**{"word/vbaProject.bin": b"\x00" * 20}), "contains macros"),
    "macros.doc": (lambda: files.doc("Macros", "VBA", "_VBA_PROJECT"), "contains macros"),
    "locked.doc": (lambda: files.doc(flags=0x0100), "is locked with a password"),
    "empty.doc": (lambda: files.doc(beginning=b""), DAMAGED),
    "cut.doc": (lambda: files.doc()[:600], NOT_ALLOWED),
    "excel.doc": (lambda: files.doc().replace(b"W\0o\0r\0d\0D", b"W\0o\0r\0k\0b"), NOT_ALLOWED),
    "new.doc": (files.docx, "named like a file of the kind Word (.doc), but its content is Word"),
    "old.docx": (files.doc, "named like a file of the kind Word, but its content is Word (.doc)"),
    "cut.docx": (lambda: files.docx()[:-40], DAMAGED),
    "any.docx": (lambda: files.archive({"readme.txt": "อ่านก่อน"}), NOT_ALLOWED),
    "program.pdf": (lambda: WINDOWS_PROGRAM, NOT_ALLOWED),
    "program.csv": (lambda: WINDOWS_PROGRAM, NOT_ALLOWED),
    "program.exe": (lambda: WINDOWS_PROGRAM, "exe"),
    "macros.docm": (files.docx, "docm"),
    "page.html": (lambda: b"<script>alert(1)</script>", "html"),
    "empty.csv": (lambda: b"", "empty"),
    "blank.csv": (lambda: b"\xef\xbb\xbf,,\r\n\r\n", "is empty"),
    "cut.png": (lambda: png(size=(400, 400)).read()[:200], DAMAGED),
}


def stored_files():
    return set(default_storage.listdir("documents")[1]) if default_storage.exists("documents") else set()


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_file_of_an_allowed_kind_becomes_a_document_of_the_kind_that_it_is(name, upload):
    make, content_type, called = ACCEPTED[name]
    assert upload(make(), name).status_code == 302
    document = StationDocument.objects.get()
    assert (document.content_type, document.format) == (content_type, called)


@pytest.mark.parametrize("name", REFUSED)
def test_other_files_are_refused_beside_the_field_and_nothing_is_stored(name, upload, upload_several):
    make, words = REFUSED[name]
    before = stored_files()
    response = upload(make(), name, title="คำสั่ง ๑๒/๒๕๖๗")
    form = response.context["form"]
    assert response.status_code == 200
    assert words in errors_of(response)
    assert form["title"].value() == "คำสั่ง ๑๒/๒๕๖๗"
    answer = upload_several(make(), name)
    assert not answer["success"]
    assert words in answer["error_message"]
    assert not StationDocument.objects.exists()
    assert stored_files() == before


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened(upload, monkeypatch):
    monkeypatch.setattr("cms.media.content.MAX_UNPACKED", 1_000_000)
    bomb = files.docx(**{"word/media/image1.png": bytes(2_000_000)})
    response = upload(bomb, "bomb.docx")
    assert "unpacks to more than a document can need" in errors_of(response)


def test_an_archive_of_very_many_parts_is_not_opened(upload, monkeypatch):
    monkeypatch.setattr("cms.media.content.MAX_PARTS", 20)
    crowd = files.docx(**{f"word/media/image{number}.png": b"" for number in range(20)})
    assert "unpacks to more than a document can need" in errors_of(upload(crowd, "crowd.docx"))


def cut_out(data):
    """``data`` without some bytes of its middle, as a broken transfer leaves it."""
    return data[: len(data) // 3] + data[len(data) // 3 + 60 :]


def with_wrong_bytes(data):
    """``data`` with bytes of its last compressed part changed: those before the directory of the archive."""
    at = data.index(b"word/document.xml") + len(b"word/document.xml")
    return data[:at] + b"\xff" * 12 + data[at + 12 :]


@pytest.mark.parametrize("damage", [cut_out, with_wrong_bytes])
def test_a_word_file_that_was_damaged_on_the_way_is_refused(damage):
    data = damage(files.archive(files.DOCX_PARTS))
    with pytest.raises(ValidationError):
        inspect_document(ContentFile(data), "order.docx")


def test_a_pdf_with_pictures_of_an_unknown_kind_is_not_said_to_be_a_scan():
    scan = PdfWriter(BytesIO(files.scan(text=b"BT ET")))
    scan.pages[0]["/Contents"].get_object()[NameObject("/Filter")] = NameObject("/Unknown")
    buffer = BytesIO()
    scan.write(buffer)
    assert not is_scan(buffer)


def test_a_file_larger_than_allowed_is_refused(upload, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    response = upload(files.pdf(), "แผน.pdf")
    assert "too big" in errors_of(response)


def test_a_disk_that_is_nearly_full_takes_no_more_files(upload, monkeypatch):
    before = stored_files()
    full = shutil.disk_usage("/")._replace(total=10**12, free=10**9)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    assert "nearly full" in errors_of(upload(files.pdf(), "plan.pdf"))
    assert stored_files() == before


def test_several_documents_are_uploaded_at_once(upload_several):
    assert upload_several(files.pdf(), "แผน.pdf")["success"]
    assert upload_several(files.xlsx(), "สขร1.xlsx")["success"]
    assert set(StationDocument.objects.values_list("title", flat=True)) == {"แผน.pdf", "สขร1.xlsx"}


def test_a_document_made_by_a_program_is_checked_as_well(station):
    with override("en"), pytest.raises(ValidationError, match="is damaged"):
        StationDocument(title="แผน", file=ContentFile(b"%PDF-1.4 nothing", "plan.pdf")).save()


def test_the_kind_is_found_wherever_the_file_was_read_to():
    file = BytesIO(files.pdf())
    file.seek(0, 2)
    assert inspect_document(file, "plan.pdf") == "application/pdf"
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("make", "is_scan"),
    [
        (files.scan, True),
        (lambda: files.scan(text=b"Order 12/2567"), False),
        (files.pdf, False),
    ],
    ids=["pictures alone", "with text", "empty pages"],
)
def test_a_pdf_of_pictures_without_text_is_known_as_a_scan(make, is_scan, upload):
    assert upload(make(), "รายงาน.pdf").status_code == 302
    assert StationDocument.objects.get().is_scan is is_scan


def test_a_version_stays_the_scan_that_it_was(upload, station):
    upload(files.scan(), "รายงาน.pdf")
    document = StationDocument.objects.get()
    document.file = ContentFile(files.pdf(), "รายงาน.pdf")
    document.save()
    document.refresh_from_db()
    assert (document.is_scan, document.versions.get().is_scan) == (False, True)
