"""What somebody can try who writes into the database, has stolen cookies, or means to wear the server out."""

import json
import logging
import shutil
import sys
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.test import Client
from django.utils import timezone
from django.views.debug import ExceptionReporter

from cms.public_forms import limits
from feedback.complaints import casefiles, holders, unlocking
from feedback.complaints.attachments import receiving
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Compartment, Entry, KeyHolder, UnlockedKey
from feedback.complaints.public import conversation
from feedback.complaints.public.logs import NoTraces
from feedback.complaints.records import RecordKind
from feedback.complaints.sealing.receipts import new_receipt
from feedback.complaints.sealing.wrapping import WrongPassphrase

from . import attached
from .conftest import PASSPHRASE, REPORT
from .desk.conftest import desk_of as desk_of

pytestmark = pytest.mark.django_db


# --- Who writes into the database ------------------------------------------------------------------


@pytest.mark.parametrize(("passes", "memory"), [(4_000_000_000, 8192), (1, 64 * 1024**3)])
def test_a_wrapping_that_would_stop_the_server_is_not_opened(first, passes, memory):
    stored = json.loads(first.holder.wrapped_by_passphrase)
    first.holder.wrapped_by_passphrase = json.dumps({**stored, "passes": passes, "memory": memory})
    with pytest.raises(WrongPassphrase):
        holders.open_with_passphrase(first.holder, PASSPHRASE)


def test_the_secret_of_another_key_is_not_taken_for_ones_own(first, second):
    """Both have the same passphrase here; a key that signs in the name of another would do harm."""
    first.holder.wrapped_by_passphrase = second.holder.wrapped_by_passphrase
    first.holder.wrapped_by_recovery_key = second.holder.wrapped_by_recovery_key
    with pytest.raises(WrongPassphrase):
        holders.open_with_passphrase(first.holder, PASSPHRASE)
    assert not holders.is_recovery_key(first.holder, second.recovery_key)
    with pytest.raises(WrongPassphrase):
        holders.recover(first.holder, second.recovery_key, PASSPHRASE)


@pytest.fixture
def said(station, first, send):
    """A report with an answer and two notes."""
    sent = send()
    file = open_case(first.key, sent.case.number)
    file.append(RecordKind.MESSAGE, {"text": "พยานเห็นรถสีอะไร"})
    open_with_receipt(station, sent.receipt).append(RecordKind.MESSAGE, {"text": "สีเขียว"})
    return sent


def test_an_entry_that_was_taken_out_is_missed(station, first, said):
    Entry.objects.filter(compartment=Compartment.CONVERSATION, number=2).delete()
    for file in (open_case(first.key, said.case.number), open_with_receipt(station, said.receipt)):
        kinds = [record.kind for record in file.conversation]
        assert kinds == [RecordKind.REPORT, RecordKind.DAMAGED, RecordKind.MESSAGE]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("change", ["delete", "garble"])
def test_a_case_that_was_damaged_is_shown_as_such_with_all_that_is_left(
    desk_of, first, said, station, number, change
):
    found = Entry.objects.filter(compartment=Compartment.CONVERSATION, number=number)
    if change == "delete":
        found.delete()
    else:
        found.update(ciphertext=b"x" * 4152)
    desk = desk_of(first)
    assert said.case.number in desk.get("cases").content.decode()
    page = desk.get("case", said.case.number).content.decode()
    assert ("Damaged" in page) is not (number == 3 and change == "delete")
    assert (REPORT["what"] in page) is (number != 1)
    response = come_back(said.receipt)
    assert ("is damaged" in response.content.decode()) is not (number == 3 and change == "delete")


def test_a_case_whose_rule_of_access_is_gone_does_not_take_the_list_with_it(desk_of, first, said):
    Entry.objects.filter(compartment=Compartment.INTERNAL).update(ciphertext=b"x" * 4152)
    desk = desk_of(first)
    assert desk.get("cases").status_code == 200
    response = desk.client.get(desk.address("case", said.case.number), follow=True)
    assert "Have it restored" in response.content.decode()


def come_back(receipt, **typed):
    """What an open page of the conversation sends."""
    opened = conversation.signing.dumps(receipt, salt=conversation.SALT)
    return Client().post("/en/complaint/", {"step": "conversation", "opened": opened, **typed})


# --- Who stole an officer's cookies ----------------------------------------------------------------


def test_an_open_key_is_locked_in_the_end_however_often_it_is_used(desk_of, first, send, monkeypatch):
    desk = desk_of(first)
    assert desk.get("cases").status_code == 200
    later = timezone.now() + unlocking.LONGEST + timedelta(minutes=1)
    # Somebody kept it from being idle, or changed the row.
    UnlockedKey.objects.update(last_used=later)
    monkeypatch.setattr(unlocking.timezone, "now", lambda: later)
    response = desk.get("cases")
    assert response.status_code == 302
    assert "/unlock/" in response["Location"]


# --- Who sends reporters here from a page of their own ---------------------------------------------


@pytest.mark.parametrize(
    ("sent_from", "is_taken"), [("cross-site", False), ("same-site", False), ("same-origin", True)]
)
def test_another_site_cannot_plant_a_code_that_it_knows(first, sent_from, is_taken):
    """Whoever knows the code of a form that somebody else fills in could read the report, and who made it."""
    planted = {"step": "start", "go": "stay", "receipt": new_receipt()}
    headers = {"Origin": "null", "Sec-Fetch-Site": sent_from}
    page = Client().post("/complaint/", planted, headers=headers).content.decode()
    assert (planted["receipt"] in page) is is_taken
    assert ('name="concerns"' in page or 'value="concerns"' in page) is is_taken


# --- Who means to wear the server out --------------------------------------------------------------


def test_an_open_conversation_cannot_keep_the_server_calculating(station, said, monkeypatch):
    monkeypatch.setattr(limits, "FLOOD", 2)
    calls = []
    real = casefiles.open_with_receipt
    monkeypatch.setattr(conversation, "open_with_receipt", lambda *given: calls.append(given) or real(*given))
    answers = [come_back(said.receipt, message="ที่พิมพ์ไว้") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert len(calls) == 2
    assert "ที่พิมพ์ไว้" in answers[-1].content.decode()


def test_a_disk_that_is_nearly_full_takes_no_more_files(monkeypatch):
    full = shutil.disk_usage("/")._replace(total=10**12, free=10**9)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    with pytest.raises(ValidationError):
        receiving.receive(SimpleUploadedFile("1.jpg", attached.picture()))


@pytest.mark.parametrize("token", ["\x00", "\x00.00", "a" * 32 + "\x00.00", "../../etc/passwd.00"])
def test_a_made_up_file_is_none(first, token):
    response = Client().post("/complaint/", {"step": "files", "what": "x", "file": token, "go": "stay"})
    assert response.status_code in (200, 422)


# --- Who reads error reports and logs --------------------------------------------------------------


def fail(*_args, **_kwargs):
    raise RuntimeError("broken")


def test_an_error_report_of_the_public_pages_holds_nothing_that_was_typed(first, monkeypatch, settings):
    settings.DEBUG = False
    caught = []

    def note(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        caught.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    monkeypatch.setattr("feedback.complaints.public.reporting.page", fail)
    got_request_exception.connect(note)
    typed = {"step": "story", "what": "นกขมิ้นเหลืองอ่อน", "go": "stay", "receipt": "1234 5678 9012 3456 7890"}
    Client(raise_request_exception=False).post("/complaint/", typed)
    got_request_exception.disconnect(note)
    assert "broken" in caught[0]
    assert "นกขมิ้น" not in caught[0]
    assert "5678 9012 3456" not in caught[0]


def test_a_fault_at_the_officers_screens_is_logged_without_address_and_words(
    desk_of, first, said, monkeypatch, caplog
):
    desk = desk_of(first)
    desk.client.raise_request_exception = False
    monkeypatch.setattr(
        "feedback.complaints.desk.case.readings", lambda file: int(file.conversation[0].body["what"])
    )
    caplog.handler.addFilter(NoTraces())
    caplog.set_level(logging.WARNING)
    assert desk.get("case", said.case.number).status_code == 500
    assert "ValueError at" in caplog.text
    assert REPORT["what"] not in caplog.text
    assert said.case.number not in caplog.text
    assert KeyHolder.objects.exists()
