"""Making a report: every step without JavaScript and without a cookie."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from feedback.complaints import holders, intake
from feedback.complaints.casefiles import open_case, open_cases
from feedback.complaints.models import Case, Kind
from feedback.complaints.public.forms import SendForm
from feedback.complaints.sealing import stretching

from .conftest import Reporter

pytestmark = pytest.mark.django_db
STORY = {
    "what": "เรียกเงินห้าพันบาทที่ด่านตรวจ\nแล้วให้ไป <b>เลย</b>",
    "when": "คืนวันศุกร์",
    "where": "หน้าตลาดกมลา",
    "who": "ชายในเครื่องแบบ",
    "role": "witness",
}


def to_review(reporter, story=STORY, mode=None, concerns=None):
    return reporter.through({"concerns": concerns or []}, mode or {}, story, {})


def test_an_anonymous_report_reaches_the_designated_officers(reporter, first):
    to_review(reporter)
    code = reporter.send()
    case = Case.objects.get()
    assert case.number in reporter.page.text
    assert reporter.page.text.count(code) == 2
    file = open_case(first.key, case.number)
    assert file.conversation[0].body == STORY
    assert file.read_identity("ตรวจสอบ")[0].body == {}


def test_steps_can_be_walked_back_and_forth_without_losing_a_word(reporter):
    to_review(reporter)
    reporter.press("to:story")
    assert reporter.values("what")["what"] == [STORY["what"]]
    assert reporter.page.select_one("[name=role][checked]")["value"] == "witness"
    reporter.press("back", where="ที่อื่น")
    reporter.press("back")
    reporter.press("next")
    reporter.press("next")
    assert reporter.page.select_one("[name=where]")["value"] == "ที่อื่น"


def test_the_language_can_be_changed_in_the_middle(reporter):
    reporter.through({}, {})
    reporter.press("stay", address="/en/complaint/", what=STORY["what"])
    assert reporter.page.html["lang"] == "en"
    assert reporter.values("what")["what"] == [STORY["what"]]


def test_what_is_missing_is_said_beside_its_field(reporter):
    reporter.through({}, {})
    reporter.press("next", what="", where="หน้าตลาดกมลา")
    assert reporter.response.status_code == 422
    assert len(reporter.errors) == 1
    assert reporter.page.select_one("#id_what_error")
    assert reporter.page.select_one("[name=where]")["value"] == "หน้าตลาดกมลา"


def test_sending_the_same_form_twice_makes_one_case_and_shows_the_same_code(reporter):
    to_review(reporter)
    form = reporter.values("go")
    code = reporter.send()
    reporter._show(reporter.client.post("/complaint/", {**form, "go": "send"}, headers={"Origin": "null"}))
    assert reporter.receipt == code
    assert Case.objects.count() == 1
    assert not reporter.notices


def test_whoever_changes_a_report_that_was_sent_is_told_that_the_first_counts(reporter):
    to_review(reporter)
    form = reporter.values("go")
    code = reporter.send()
    form["what"] = ["อีกเรื่องหนึ่ง"]
    reporter._show(reporter.client.post("/complaint/", {**form, "go": "send"}, headers={"Origin": "null"}))
    assert reporter.receipt == code
    assert Case.objects.count() == 1
    assert reporter.notices


def test_a_report_without_javascript_waits_apart(reporter):
    to_review(reporter)
    reporter.send()
    assert Case.objects.get().is_unproven


def test_a_report_with_a_proof_of_work_does_not(reporter):
    to_review(reporter)
    reporter.send(altcha=reporter.solve(SendForm))
    assert not Case.objects.get().is_unproven


def test_a_machine_that_answers_at_once_is_asked_to_look_again(reporter):
    to_review(reporter)
    reporter.press("send")
    assert reporter.errors
    assert not Case.objects.exists()
    assert reporter.send()


# --- Names ---------------------------------------------------------------------------------------


def test_a_named_report_gives_the_name_to_its_readers(reporter, first, second):
    to_review(reporter, mode={"mode": "named", "name": "สมชาย ใจกล้า", "contact": "081-234-5678"})
    assert "สมชาย ใจกล้า" in reporter.page.text
    reporter.send()
    file = open_case(second.key, Case.objects.get().number)
    assert file.read_identity("โทรถาม")[0].body == {"name": "สมชาย ใจกล้า", "contact": "081-234-5678"}


def test_a_confidential_name_is_for_the_custodian_alone(reporter, first, second):
    to_review(reporter, mode={"mode": "confidential", "name": "สมชาย ใจกล้า"})
    reporter.send()
    number = Case.objects.get().number
    assert open_case(first.key, number).may_read_identity
    assert not open_case(second.key, number).may_read_identity


def test_a_name_that_was_typed_before_choosing_anonymous_is_not_sent(reporter, first):
    to_review(reporter, mode={"mode": "anonymous", "name": "สมชาย ใจกล้า"})
    reporter.send()
    assert open_case(first.key, Case.objects.get().number).read_identity("ตรวจ")[0].body == {}


def test_who_wants_to_be_named_is_asked_for_the_name(reporter):
    reporter.through({})
    reporter.press("next", mode="named", name="")
    assert reporter.errors
    assert reporter.page.select_one("#id_name_error")


# --- Whom it concerns ----------------------------------------------------------------------------


def test_who_is_concerned_does_not_see_that_the_report_exists(reporter, first, second):
    to_review(reporter, concerns=[second.holder.position])
    assert reporter.send()
    assert len(open_cases(first.key)) == 1
    assert not open_cases(second.key)


def test_a_station_of_which_everyone_is_concerned_says_so_and_where_else_to_go(reporter, first, second):
    reporter.begin()
    reporter.press("next", concerns=[first.holder.position, second.holder.position])
    assert "1205" in reporter.page.main.text
    assert not reporter.page.select("textarea")
    reporter.press("stay")
    assert len(reporter.page.select("[name=concerns][checked]")) == 2


def test_confidential_is_not_offered_where_the_custodian_is_concerned(reporter, first, second):
    reporter.begin()
    reporter.press("next", concerns=[first.holder.position])
    assert {each["value"] for each in reporter.page.select("[name=mode]")} == {"anonymous", "named"}


def test_a_superior_unit_takes_what_concerns_everyone_else(reporter, first, enrol):
    superior = enrol("superior", first, position="ผบก.ภ.จว.ภูเก็ต", is_superior_unit=True)
    to_review(reporter, concerns=[first.holder.position])
    assert reporter.send()
    assert len(open_cases(superior.key)) == 1
    assert not open_cases(first.key)


def test_without_holders_of_keys_the_form_is_closed(station, client):
    response = client.get("/complaint/")
    assert "1205" in response.content.decode()
    assert 'value="start"' not in response.content.decode()
    client.post("/complaint/", {"step": "review", "go": "send", **STORY}, headers={"Origin": "null"})
    assert not Case.objects.exists()


# --- Failure -------------------------------------------------------------------------------------


def busy(*_args, **_options):
    raise stretching.Busy


def unstored(*_args, **_options):
    raise OperationalError("database is locked")


@pytest.mark.parametrize("fault", [busy, unstored])
def test_when_it_cannot_be_stored_nothing_is_lost(reporter, monkeypatch, fault):
    to_review(reporter)
    with monkeypatch.context() as patch:
        patch.setattr(intake, "submit", fault)
        assert reporter.send() is None
    assert reporter.response.status_code == 503
    assert reporter.notices
    code = reporter.page.select_one("[name=receipt]")["value"]
    assert reporter.send() == code


def test_when_the_last_reader_leaves_meanwhile_the_reporter_chooses_again(reporter, first, second):
    to_review(reporter, concerns=[first.holder.position])
    holders.remove(second.holder, first.key)
    reporter.send()
    assert not Case.objects.exists()
    assert "1205" in reporter.page.main.text


# --- Tip-offs ------------------------------------------------------------------------------------


@pytest.fixture
def investigator(enrol):
    return enrol("investigator", position="สว.สส.", kind=Kind.TIP)


@pytest.fixture
def informant(investigator, monkeypatch):
    return Reporter(monkeypatch, "/tip/")


def test_a_tip_off_reaches_the_investigators(informant, investigator):
    informant.through({"what": "มีการขายยาทุกคืน", "where": "หลังตลาด"}, {})
    assert informant.send()
    case = Case.objects.get()
    assert case.kind == Kind.TIP
    assert case.month == timezone.localdate().isoformat()[:7]
    file = open_case(investigator.key, case.number)
    assert file.conversation[0].body == {"what": "มีการขายยาทุกคืน", "where": "หลังตลาด"}
    assert file.access.mode == "anonymous"


def test_a_contact_is_given_only_by_who_writes_one(informant, investigator):
    informant.through({"what": "มีการขายยาทุกคืน", "contact": "081-234-5678"}, {})
    informant.send()
    file = open_case(investigator.key, Case.objects.get().number)
    assert file.read_identity("นัดพบ")[0].body == {"contact": "081-234-5678"}
    assert "contact" not in file.conversation[0].body
