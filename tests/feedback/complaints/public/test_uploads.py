"""Files in the form: sealed when they come, carried by name and size, gone when they are taken out."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from feedback.complaints.attachments import receiving, storing
from feedback.complaints.casefiles import open_case
from feedback.complaints.models import Attachment, Case, PendingAttachment
from feedback.complaints.public import uploads
from tests.pictures import png

pytestmark = pytest.mark.django_db


def photo(name="ด่าน.png"):
    return SimpleUploadedFile(name, png().read(), "image/png")


@pytest.fixture
def at_files(reporter):
    reporter.through({}, {}, {"what": "เรียกเงินห้าพันบาท"})
    return reporter


def test_a_photo_reaches_the_officers(at_files, first):
    at_files.press("add", upload=photo())
    assert "ด่าน.png" in at_files.page.text
    at_files.press("next")
    assert "ด่าน.png" in at_files.page.text
    at_files.send()
    file = open_case(first.key, Case.objects.get().number)
    (facts,) = file.conversation[0].attachments
    assert facts["title"] == "ด่าน.png"
    assert file.attachment(facts["name"])[1]
    assert not PendingAttachment.objects.exists()


def test_whoever_goes_on_without_pressing_attach_does_not_lose_the_file(at_files):
    at_files.press("next", upload=[photo("หนึ่ง.png"), photo("สอง.png")])
    assert "หนึ่ง.png" in at_files.page.text
    assert "สอง.png" in at_files.page.text


def test_a_file_that_is_taken_out_is_erased(at_files):
    at_files.press("add", upload=photo())
    button = at_files.page.select_one('[name=go][value^="remove:"]')
    at_files.press(button["value"])
    assert "ด่าน.png" not in at_files.page.text
    assert not PendingAttachment.objects.exists()


def test_a_file_that_cannot_be_taken_is_named_and_the_rest_stays(at_files):
    bad = SimpleUploadedFile("บัญชี.xlsx", b"PK\x03\x04 not a picture", "application/zip")
    at_files.press("next", upload=[photo(), bad])
    assert at_files.response.status_code == 422
    assert len(at_files.errors) == 1
    assert "บัญชี.xlsx" in at_files.errors[0]
    assert "ด่าน.png" in at_files.page.text


def test_a_store_that_does_not_answer_loses_no_word(at_files, monkeypatch):
    def unreachable(*_args, **_options):
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(receiving.storing, "write_durably", unreachable)
        at_files.press("next", upload=photo())
    assert at_files.errors
    assert not PendingAttachment.objects.exists()
    at_files.press("next")
    assert "เรียกเงินห้าพันบาท" in at_files.page.text


def test_files_of_a_form_that_was_left_too_long_are_asked_for_again(at_files):
    at_files.press("next", upload=photo())
    PendingAttachment.objects.update(made_at=timezone.now() - timedelta(hours=3))
    storing.purge_abandoned()
    at_files.send()
    assert not Case.objects.exists()
    assert at_files.errors
    at_files.press("next", upload=photo())
    assert at_files.send()
    assert Attachment.objects.count() == 1


def test_a_report_with_files_that_is_sent_twice_shows_the_same_code(at_files):
    at_files.press("next", upload=photo())
    form = {**at_files.values("go"), "go": "send"}
    code = at_files.send()
    at_files._show(at_files.client.post("/complaint/", form, headers={"Origin": "null"}))
    assert at_files.receipt == code
    assert Case.objects.count() == 1


@pytest.mark.parametrize("limit", [{"ROOM": -1}, {"MOST_REQUESTS": 0}, {"MOST_FILES": 0}])
def test_nobody_can_fill_the_disk(at_files, monkeypatch, limit):
    for name, value in limit.items():
        monkeypatch.setattr(uploads, name, value)
    at_files.press("next", upload=photo())
    assert at_files.errors
    assert not PendingAttachment.objects.exists()
