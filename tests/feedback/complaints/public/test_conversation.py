"""Coming back with the code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.utils import timezone

from feedback.complaints import casefiles
from feedback.complaints.attachments import storing
from feedback.complaints.casefile import CaseFile
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Kind, Mode, PendingAttachment, State
from feedback.complaints.records import RecordKind
from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.receipts import new_receipt
from tests.pictures import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(send, second):
    return send()


@pytest.fixture
def officer_file(sent, first):
    return open_case(first.key, sent.case.number)


def messages(station, sent):
    file = open_with_receipt(station, sent.receipt)
    return [one.body["text"] for one in file.conversation if one.kind == RecordKind.MESSAGE]


def test_the_officers_question_is_read_and_answered(reporter, sent, officer_file, first):
    officer_file.append(RecordKind.MESSAGE, {"text": "จำสีรถได้ไหม"})
    officer_file.set_state(State.CHECKING, {"text": ""})
    reporter.type_code(sent.receipt)
    assert "จำสีรถได้ไหม" in reporter.page.text
    assert str(State.CHECKING.label) in reporter.page.text
    reporter.press("send", holding="message", message="สีขาว ป้ายแดง")
    assert "สีขาว ป้ายแดง" in reporter.page.text
    assert reporter.notices
    assert open_case(first.key, sent.case.number).conversation[-1].body["text"] == "สีขาว ป้ายแดง"


def test_no_time_of_day_is_shown(reporter, sent, officer_file):
    record = officer_file.append(RecordKind.MESSAGE, {"text": "จำสีรถได้ไหม"})
    reporter.type_code(sent.receipt)
    assert record.at[11:16] not in reporter.page.main.text


def test_thai_digits_and_spaces_do_not_matter(reporter, sent):
    thai = sent.receipt.replace(" ", "").translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    reporter.type_code(thai)
    assert sent.case.number in reporter.page.text


def test_a_code_that_nobody_has_is_answered_in_words(reporter, sent):
    reporter.type_code(new_receipt())
    assert reporter.response.status_code == 422
    assert len(reporter.errors) == 1
    assert sent.case.number not in reporter.page.text


def test_a_mistyped_code_is_told_from_its_check_digit_without_any_work(reporter, sent, monkeypatch):
    monkeypatch.setattr(casefiles, "receipt_key", None)
    digit = str((int(sent.receipt[0]) + 1) % 10)
    reporter.type_code(digit + sent.receipt[1:])
    assert reporter.response.status_code == 422
    assert reporter.page.select_one("#id_code_error")


def test_another_station_does_not_open_it(reporter, sent, other_station):
    reporter.open()
    reporter.wait(30)
    values = {**reporter.values("code"), "code": sent.receipt}
    response = reporter.client.post(
        "/complaint/", values, headers={"Origin": "null", "Host": other_station.hostname}
    )
    assert sent.case.number not in response.content.decode()


def test_many_wrong_codes_from_one_network_without_a_browser_that_calculates_are_refused(
    reporter, sent, monkeypatch
):
    monkeypatch.setattr("cms.public_forms.limits.FLOOD", 2)
    for _attempt in range(2):
        reporter.type_code(new_receipt())
    reporter.type_code(sent.receipt)
    assert sent.case.number not in reporter.page.text
    assert reporter.errors


def test_when_too_many_open_at_once_one_is_asked_to_wait(reporter, sent, monkeypatch):
    def busy(*_args):
        raise stretching.Busy

    with monkeypatch.context() as patch:
        patch.setattr(casefiles, "receipt_key", busy)
        reporter.type_code(sent.receipt)
    assert reporter.response.status_code == 503
    assert reporter.notices
    assert reporter.page.select_one("[name=code]")["value"] == sent.receipt


def test_an_old_page_asks_for_the_code_and_keeps_the_message(reporter, sent, station):
    reporter.type_code(sent.receipt)
    reporter.wait(13 * 60 * 60)
    reporter.press("send", holding="message", message="สีขาว")
    reporter.wait(30)
    values = {**reporter.values("code"), "code": sent.receipt}
    reporter._show(reporter.client.post("/complaint/", values, headers={"Origin": "null"}))
    assert reporter.values("message")["message"] == ["สีขาว"]
    assert messages(station, sent) == []


def test_a_page_loaded_again_does_not_say_everything_twice(reporter, sent, station):
    reporter.type_code(sent.receipt)
    values = {**reporter.values("message"), "message": "สีขาว", "go": "send"}
    for _time in range(2):
        reporter.client.post("/complaint/", values, headers={"Origin": "null"})
    assert messages(station, sent) == ["สีขาว"]


def test_a_message_that_cannot_be_stored_stays_in_the_form(reporter, sent, station, monkeypatch):
    def unstored(*_args, **_options):
        raise OperationalError("database is locked")

    reporter.type_code(sent.receipt)
    with monkeypatch.context() as patch:
        patch.setattr(CaseFile, "append", unstored)
        reporter.press("send", holding="message", message="สีขาว")
    assert reporter.response.status_code == 503
    assert reporter.values("message")["message"] == ["สีขาว"]


def test_an_empty_message_is_not_sent(reporter, sent, station):
    reporter.type_code(sent.receipt)
    reporter.press("send", holding="message", message=" ")
    assert reporter.errors
    assert messages(station, sent) == []


def test_a_report_can_be_withdrawn(reporter, sent):
    reporter.type_code(sent.receipt)
    reporter.press("withdraw", holding="sure", reason="ตกลงกันได้แล้ว")
    assert reporter.errors
    reporter.press("withdraw", holding="sure", sure="on", reason="ตกลงกันได้แล้ว")
    sent.case.refresh_from_db()
    assert sent.case.state == State.WITHDRAWN
    assert not reporter.page.select("[name=sure]")


def test_what_one_told_about_oneself_can_be_corrected(reporter, send, first):
    sent = send(mode=Mode.NAMED, identity={"name": "สมชาย", "contact": "081-234-5678"})
    reporter.type_code(sent.receipt)
    reporter.press("correct", holding="contact", contact="089-999-9999")
    records = open_case(first.key, sent.case.number).read_identity("โทรถาม")
    assert records[-1].body == {"name": "สมชาย", "contact": "089-999-9999"}


def test_who_stayed_anonymous_has_nothing_to_correct_and_is_not_pressed(reporter, sent):
    reporter.type_code(sent.receipt)
    assert not reporter.page.select('[value="correct"]')
    assert not reporter.page.select_one('details:has([value="disclose"])').has_attr("open")


def test_files_are_added_and_handed_out(reporter, sent, first):
    reporter.type_code(sent.receipt)
    upload = SimpleUploadedFile("ด่าน.png", png().read(), "image/png")
    reporter.press("send", holding="message", message="ภาพด่าน", upload=upload)
    assert "ด่าน.png" in reporter.page.text
    assert not PendingAttachment.objects.exists()
    button = reporter.page.select_one('[name=go][value^="file:"]')
    reporter.press(button["value"])
    assert reporter.response["Content-Type"] == "image/png"
    assert "attachment" in reporter.response["Content-Disposition"]
    assert reporter.response["Cache-Control"] == "no-store"


def test_a_file_of_another_case_is_not_handed_out(reporter, sent, send, first):
    pending = storing.keep("ลับ.png", "image/png", b"canary")
    send(attachments=[pending])
    reporter.type_code(sent.receipt)
    reporter.press(f"file:{pending.name}", holding="message")
    assert reporter.response.status_code == 422
    assert b"canary" not in reporter.response.content


def test_a_tip_off_is_opened_from_either_page(reporter, send, enrol):
    enrol("investigator", position="สว.สส.", kind=Kind.TIP)
    sent = send({"what": "มีการขายยาทุกคืน"}, kind=Kind.TIP)
    reporter.type_code(sent.receipt)
    assert "มีการขายยาทุกคืน" in reporter.page.text
    assert sent.case.month == timezone.localdate().isoformat()[:7]


def test_nobody_can_fill_the_disk_with_messages(reporter, sent, station, monkeypatch):
    reporter.type_code(sent.receipt)
    monkeypatch.setattr("cms.public_forms.limits.FLOOD", 0)
    reporter.press("send", holding="message", message="สีขาว")
    assert reporter.response.status_code == 429
    assert reporter.values("message")["message"] == ["สีขาว"]
    assert messages(station, sent) == []


# --- A name that is given later ----------------------------------------------------------------------


def test_a_name_is_given_later_and_can_be_corrected_then(reporter, sent, first, second):
    reporter.type_code(sent.receipt)
    reporter.press("disclose", holding="mode", mode="named", name="กุลธิดา พวงพยอม")
    assert reporter.notices
    assert open_case(second.key, sent.case.number).read_identity("โทรนัด")[-1].body["name"] == "กุลธิดา พวงพยอม"
    assert reporter.page.select_one('[value="correct"]')
    assert not reporter.page.select_one('[value="disclose"]')


def test_who_may_learn_the_name_is_asked_and_nothing_typed_is_lost(reporter, sent, first):
    reporter.type_code(sent.receipt)
    reporter.press("disclose", holding="mode", name="กุลธิดา พวงพยอม")
    assert reporter.errors
    assert "กุลธิดา พวงพยอม" in [field.get("value") for field in reporter.page.select('[name="name"]')]
    reporter.press("disclose", holding="mode", mode="confidential")
    assert open_case(first.key, sent.case.number).mode == Mode.CONFIDENTIAL


def test_a_disclosure_without_a_name_says_what_is_missing(reporter, sent, first):
    reporter.type_code(sent.receipt)
    reporter.press("disclose", holding="mode", mode="named")
    assert reporter.errors
    assert open_case(first.key, sent.case.number).mode == Mode.ANONYMOUS
