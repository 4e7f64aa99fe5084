"""Files that come with a report."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.storage import private_storage
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Case, PendingAttachment
from feedback.complaints.records import RecordKind

pytestmark = pytest.mark.django_db
CONTENT = "ภาพถ่ายด่านตรวจ".encode() * 100


def keep():
    return storing.pending(storing.keep("ด่าน.jpg", "image/jpeg", CONTENT).token)


def files():
    """The names of all stored files."""
    storage = private_storage()
    if not storage.exists(storing.FOLDER):
        return set()
    folders, _ = storage.listdir(storing.FOLDER)
    return {name for folder in folders for name in storage.listdir(f"{storing.FOLDER}/{folder}")[1]}


def test_a_file_of_the_form_is_shown_by_name_and_size(db):
    pending = keep()
    assert (pending.title, pending.content_type, pending.size) == ("ด่าน.jpg", "image/jpeg", len(CONTENT))


def test_officers_and_the_reporter_read_what_was_attached(station, first, send):
    sent = send(attachments=[keep()])
    for file in (open_case(first.key, sent.case.number), open_with_receipt(station, sent.receipt)):
        (facts,) = file.conversation[0].attachments
        assert file.attachment(facts["name"]) == (facts, CONTENT)
        assert file.attachment("something else") is None


def test_more_can_be_attached_to_a_message(station, first, send):
    sent = send()
    record = open_with_receipt(station, sent.receipt).append(
        RecordKind.MESSAGE, {"text": "แนบภาพเพิ่ม"}, attachments=[keep()]
    )
    file = open_case(first.key, sent.case.number)
    assert file.attachment(record.attachments[0]["name"])[1] == CONTENT


@pytest.mark.parametrize("token", ["", "x", "a.b", "00" * 16 + "." + "00" * 32])
def test_a_token_that_is_not_ours_gives_nothing(db, token):
    with pytest.raises(storing.Gone):
        storing.pending(token)


def test_a_token_with_a_changed_key_gives_nothing(db):
    token = keep().token
    with pytest.raises(storing.Gone):
        storing.pending(token[:-2] + ("00" if token[-2:] != "00" else "11"))


@pytest.mark.django_db(transaction=True)
def test_an_abandoned_file_is_purged(station):
    pending = keep()
    storing.purge_abandoned()
    assert pending.name in files()
    PendingAttachment.objects.update(made_at=timezone.now() - timedelta(hours=2))
    storing.purge_abandoned()
    assert pending.name not in files()
    with pytest.raises(storing.Gone):
        storing.pending(pending.token)


def test_a_report_with_a_purged_file_is_not_taken_half(first, send):
    pending = keep()
    storing.discard(pending)
    with pytest.raises(storing.Gone):
        send(attachments=[pending])
    assert not Case.objects.exists()
