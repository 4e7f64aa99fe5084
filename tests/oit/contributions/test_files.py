"""Files and photos by a link: only what they say they are, made fit to publish, and private."""

from io import BytesIO
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.media.content import inspect_document
from cms.storage import private_storage
from oit.contributions import uploads
from oit.contributions.models import Contribution, ContributionFile, State
from oit.elements.taking import Part
from oit.models import PropertyPage
from tests.cms.media.files import docx, pdf, xlsx
from tests.cms.pages import form_values, soup
from tests.factories import draft
from tests.transactions import open_transactions, watched

from .conftest import head_path, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(asked, station):
    """O16's report: text, files and photos."""
    return asked(draft(PropertyPage, station), "report")


def upload(content, name):
    return SimpleUploadedFile(name, content)


def photo(name="IMG_0001.jpg", kind="JPEG", **options):
    buffer = BytesIO()
    Image.new("RGB", (64, 48), "#6f1a2c").save(buffer, kind, **options)
    return upload(buffer.getvalue(), name)


def with_place():
    """A photo that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (7.0, 57.0, 0.0), 3: "E", 4: (98.0, 17.0, 0.0)}
    return photo(exif=exif)


def test_several_files_arrive_and_can_be_renamed_and_removed(report, visitor):
    contribution, path = report
    files = [upload(pdf(), "รายงาน.pdf"), upload(docx(), "รายงาน.docx"), upload(xlsx(), "ทะเบียน.xlsx")]
    assert send(visitor, path, "save", files=files).status_code == 302
    assert [each.title for each in contribution.files.all()] == ["รายงาน", "รายงาน", "ทะเบียน"]
    first, second, _third = contribution.files.all()
    name = second.file.name
    values = {f"name-{first.pk}": "รายงานทรัพย์สิน ปี 2567", f"remove-{second.pk}": "on"}
    send(visitor, path, "save", **values)
    assert [each.title for each in contribution.files.all()] == ["รายงานทรัพย์สิน ปี 2567", "ทะเบียน"]
    assert private_storage().exists(first.file.name)
    assert name != first.file.name


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\0" + b"\0" * 200, "report.pdf", "not a file of an allowed kind"),
        (pdf(), "report.docx", "named like a file of the kind Word"),
        (b"", "report.pdf", "not a file of an allowed kind"),
        (pdf()[:60], "report.pdf", "damaged"),
        (photo().read(), "photo.jpg", "Choose it under photos"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_by_name(content, name, words, report, visitor):
    contribution, path = report
    response = send(
        visitor, f"/en{path}", text="รายงาน", files=[upload(content, name), upload(pdf(), "ดี.pdf")]
    )
    assert response.status_code == 422
    said = soup(response).select_one(".error-summary").text
    assert words in said
    assert name in said
    assert [each.title for each in contribution.files.all()] == ["ดี"]
    assert form_values(response, "#answer")["text"] == ["รายงาน"]
    assert "ดี" in [values[0] for values in form_values(response, "#answer").values()]
    contribution.refresh_from_db()
    assert contribution.state == State.ASKED


def test_a_file_that_is_too_large_is_refused(report, visitor, monkeypatch):
    monkeypatch.setattr(settings, "WAGTAILDOCS_MAX_UPLOAD_SIZE", 100)
    response = send(visitor, f"/en{report[1]}", files=[upload(pdf(), "ใหญ่.pdf")])
    assert "make it smaller" in soup(response).select_one(".error-summary").text
    assert not ContributionFile.objects.exists()


def test_none_is_taken_while_the_disk_is_nearly_full_and_what_was_typed_is_kept(report, visitor, monkeypatch):
    monkeypatch.setattr("cms.storage.room_left", lambda: -1)
    contribution, path = report
    response = send(visitor, f"/en{path}", text="ตรวจทรัพย์สินแล้ว", files=[upload(pdf(), "รายงาน.pdf")])
    assert "nearly full" in soup(response).select_one(".error-summary").text
    contribution.refresh_from_db()
    assert contribution.content["text"] == "ตรวจทรัพย์สินแล้ว"
    assert not ContributionFile.objects.exists()


def test_only_so_many_files_are_taken(report, visitor, monkeypatch):
    monkeypatch.setitem(uploads.MOST_FILES, Part.FILES, 1)
    response = send(visitor, f"/en{report[1]}", files=[upload(pdf(), "หนึ่ง.pdf"), upload(pdf(), "สอง.pdf")])
    said = soup(response).select_one(".error-summary").text
    assert "At most 1" in said
    assert "สอง.pdf" in said
    assert ContributionFile.objects.get().title == "หนึ่ง"


def test_where_a_photo_was_taken_is_left_behind(report, visitor):
    contribution, path = report
    send(visitor, path, "save", photos=[with_place()])
    stored = contribution.files.get()
    with stored.file.open("rb") as file, Image.open(file) as picture:
        assert not picture.getexif()


def test_a_photo_of_an_iphone_becomes_a_jpeg(report, visitor):
    contribution, path = report
    send(visitor, path, "save", photos=[photo("IMG_2.heic", "HEIF")])
    stored = contribution.files.get()
    assert stored.content_type == "image/jpeg"
    with stored.file.open("rb") as file, Image.open(file) as picture:
        assert picture.format == "JPEG"


@pytest.mark.parametrize("content", [b"GIF89a not really", b"<svg onload='alert(1)'/>", pdf()])
def test_what_is_no_photo_is_refused(content, report, visitor):
    response = send(visitor, f"/en{report[1]}", photos=[upload(content, "รูป.jpg")])
    assert response.status_code == 422
    assert "รูป.jpg" in soup(response).select_one(".error-summary").text
    assert not ContributionFile.objects.exists()


def test_what_has_arrived_has_no_public_address(report, visitor, client):
    contribution, path = report
    send(visitor, path, "save", files=[upload(pdf(), "ลับ.pdf")], photos=[photo()])
    for stored in contribution.files.all():
        for prefix in ("/media/", "/media/images/", "/documents/"):
            assert client.get(prefix + stored.file.name).status_code == 404


def test_the_files_open_with_a_link_to_their_contribution_and_no_other(report, november, visitor):
    contribution, path = report
    send(visitor, path, files=[upload(pdf(), "รายงาน.pdf")], photos=[photo()])
    page = soup(visitor.get(head_path(contribution)))
    addresses = [link["href"] for link in page.select("main .ruled a")]
    assert len(addresses) == 2
    for address in addresses:
        response = visitor.get(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert response["X-Content-Type-Options"] == "nosniff"
    key = november[1].split("/")[2]
    number = contribution.files.first().pk
    assert visitor.get(f"/contribution/officer/{key}/files/{number}/").status_code == 404
    assert visitor.get(f"/contribution/nobody/{key}/files/{number}/").status_code == 404


def test_nobody_waits_while_files_are_looked_at_and_stored(report, visitor, monkeypatch):
    contribution, path = report
    before, seen = open_transactions(), []
    for name in ("publishable", "inspect_document"):
        monkeypatch.setattr(uploads, name, watched(getattr(uploads, name), seen))
    storage = type(private_storage())
    monkeypatch.setattr(storage, "_save", watched(storage._save, seen))
    send(visitor, path, "save", files=[upload(pdf(), "รายงาน.pdf")], photos=[photo()])
    assert seen == [before] * 4
    assert contribution.files.count() == 2


def stored_files():
    storage = private_storage()
    return set(storage.listdir("contributions")[1]) if storage.exists("contributions") else set()


def test_what_came_too_late_leaves_no_file(report, visitor, monkeypatch):
    contribution, path = report
    before = stored_files()

    def approved_meanwhile(upload, name):
        Contribution.objects.filter(pk=contribution.pk).update(state=State.APPROVED)
        return inspect_document(upload, name)

    monkeypatch.setattr(uploads, "inspect_document", approved_meanwhile)
    response = send(visitor, path, text="ช้าไป", files=[upload(pdf(), "ช้า.pdf")])
    assert "late" in response.url
    contribution.refresh_from_db()
    assert contribution.content == {}
    assert not ContributionFile.objects.exists()
    assert stored_files() == before


def test_a_file_store_that_does_not_answer_is_said_and_nothing_typed_is_lost(report, visitor, monkeypatch):
    contribution, path = report

    def fail(*args, **kwargs):
        raise ClientError({"Error": {"Code": "503"}}, "PutObject")

    monkeypatch.setattr(type(private_storage()), "save", fail)
    response = send(visitor, f"/en{path}", text="ตรวจทรัพย์สินแล้ว", files=[upload(pdf(), "รายงาน.pdf")])
    assert response.status_code == 422
    said = soup(response).select_one(".error-summary").text
    assert "รายงาน.pdf" in said
    assert "file store does not answer" in said
    assert form_values(response, "#answer")["text"] == ["ตรวจทรัพย์สินแล้ว"]
    contribution.refresh_from_db()
    assert (contribution.state, contribution.content["text"]) == (State.ASKED, "ตรวจทรัพย์สินแล้ว")


def test_what_has_arrived_does_not_lie_among_what_may_be_served(report, visitor):
    contribution, path = report
    send(visitor, path, "save", files=[upload(pdf(), "ลับ.pdf")])
    assert settings.MEDIA_ROOT not in Path(contribution.files.get().file.path).parents
