"""Files that officers attach: in the conversation, and for somebody at the counter."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.storage import private_storage
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Attachment, Kind, PendingAttachment
from feedback.complaints.sealing.receipts import new_receipt
from tests.feedback.complaints import attached
from tests.pictures import png

pytestmark = pytest.mark.django_db


def photo(name="ป้ายทะเบียน.png"):
    return SimpleUploadedFile(name, png().read(), "image/png")


@pytest.fixture
def sent(send):
    return send()


def reply(desk, sent, **typed):
    return desk.post(
        "deed", sent.case.number, "reply", **{f"reply-{name}": one for name, one in typed.items()}
    )


def enter(desk, receipt, **typed):
    told = {"what": "เรียกเงินที่ด่าน", "mode": "anonymous", "receipt": receipt}
    return desk.post("enter", **{**told, **typed})


def test_the_reporter_reads_what_the_officer_attached(desk, sent, station, second):
    response = reply(desk, sent, text="ใช่คันนี้ไหม", upload=photo())
    assert response.status_code == 302
    file = open_with_receipt(station, sent.receipt)
    (facts,) = file.conversation[-1].attachments
    assert facts["title"] == "ป้ายทะเบียน.png"
    assert file.attachment(facts["name"])[1].startswith(b"\x89PNG")
    assert open_case(second.key, sent.case.number).attachment(facts["name"])
    page = desk.get("case", sent.case.number).content.decode()
    assert "ป้ายทะเบียน.png" in page


def test_a_file_needs_no_words(desk, sent, station):
    reply(desk, sent, upload=photo())
    assert open_with_receipt(station, sent.receipt).conversation[-1].attachments


def test_what_tells_of_the_officers_device_is_taken_out(desk, sent, station):
    reply(desk, sent, upload=SimpleUploadedFile("a.jpg", attached.picture(), "image/jpeg"))
    file = open_with_receipt(station, sent.receipt)
    (facts,) = file.conversation[-1].attachments
    assert attached.CANARY not in file.attachment(facts["name"])[1]


def test_nothing_lies_in_clear_in_the_store(desk, sent):
    reply(desk, sent, upload=photo())
    name = Attachment.objects.get().name
    assert b"PNG" not in Path(private_storage().location, "complaints", name[:2], name).read_bytes()


def test_a_file_that_cannot_be_taken_keeps_the_words_and_the_other_file(desk, sent, station):
    bad = SimpleUploadedFile("บัญชี.xlsx", b"PK\x03\x04 not a picture", "application/zip")
    response = reply(desk, sent, text="ใช่คันนี้ไหม", upload=[bad, photo()])
    page = response.content.decode()
    assert response.status_code == 422
    assert "ใช่คันนี้ไหม" in page
    token = re.search(r'name="file" value="([^"]+)"', page).group(1)
    desk.post("deed", sent.case.number, "reply", **{"reply-text": "ใช่คันนี้ไหม", "file": token})
    assert open_with_receipt(station, sent.receipt).conversation[-1].attachments


def test_a_file_that_was_left_too_long_is_asked_for_again(desk, sent, station):
    response = desk.post("deed", sent.case.number, "reply", **{"reply-text": "ดูรูป", "file": "0.0"})
    assert response.status_code == 422
    assert "have been erased" in response.content.decode()
    assert "ดูรูป" in response.content.decode()


def test_the_limits_are_those_of_the_public(desk, sent, monkeypatch):
    monkeypatch.setattr("feedback.complaints.attachments.receiving.MOST", 10)
    response = reply(desk, sent, upload=photo())
    assert "all files together may have" in response.content.decode()
    assert not PendingAttachment.objects.exists()


def test_an_officer_who_may_not_read_the_case_leaves_no_file(desk_of, desk, sent, second):
    open_case(second.key, sent.case.number).recuse("เป็นญาติ")
    assert reply(desk_of(second), sent, upload=photo()).status_code == 404
    assert not PendingAttachment.objects.exists()


def test_files_come_only_from_our_own_form(desk, sent):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.client.cookies
    for name, args in (("deed", (sent.case.number, "reply")), ("enter", ())):
        response = strict.post(desk.address(name, *args), {"reply-text": "ปลอม", "reply-upload": photo()})
        assert response.status_code == 403
    assert not PendingAttachment.objects.exists()


@pytest.mark.parametrize("kind", [Kind.CORRUPTION, Kind.TIP])
def test_what_was_brought_to_the_counter_is_sealed_with_the_report(enrol, desk_of, station, kind):
    officer = enrol("counter", kind=kind)
    receipt = new_receipt()
    response = enter(desk_of(officer, kind=kind), receipt, upload=photo())
    assert response.status_code == 200
    file = open_with_receipt(station, receipt)
    (facts,) = file.conversation[0].attachments
    assert file.attachment(facts["name"])
    assert open_case(officer.key, file.case.number).attachment(facts["name"])


def test_what_was_brought_is_kept_when_something_is_missing(desk, station):
    receipt = new_receipt()
    page = enter(desk, receipt, upload=photo(), mode="named").content.decode()
    token = re.search(r'name="file" value="([^"]+)"', page).group(1)
    enter(desk, receipt, file=token)
    assert open_with_receipt(station, receipt).conversation[0].attachments


def test_a_store_that_does_not_answer_loses_no_word(desk, sent, monkeypatch):
    def unreachable(*_args, **_options):
        raise OSError("no store")

    monkeypatch.setattr(storing, "write_durably", unreachable)
    response = reply(desk, sent, text="ใช่คันนี้ไหม", upload=photo())
    assert response.status_code == 422
    assert "could not be stored just now" in response.content.decode()
    assert "ใช่คันนี้ไหม" in response.content.decode()
