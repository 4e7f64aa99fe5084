"""Cases on the officers' screens."""

import io
import re

import pytest
import pyzipper
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.models import DayOff
from cms.thai.dates import format_date
from cms.thai.working_days import add_working_days
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.models import Case, Mode, State
from feedback.complaints.records import RecordKind
from feedback.models import AnswerTemplate
from tests.feedback.complaints.conftest import REPORT

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def case(send):
    return send()


@pytest.fixture
def reporter(case, station):
    """A function that opens the conversation as the reporter does."""
    return lambda: open_with_receipt(station, case.receipt)


def test_the_report_is_read_and_answered(desk, case, reporter):
    assert REPORT["what"] in text(desk.get("case", case.case.number))
    desk.post("deed", case.case.number, "reply", **{"reply-text": "เกิดขึ้นเวลาประมาณกี่โมง"})
    assert reporter().conversation[-1].body == {"text": "เกิดขึ้นเวลาประมาณกี่โมง"}
    assert "เกิดขึ้นเวลาประมาณกี่โมง" in text(desk.get("case", case.case.number))


def test_an_answer_that_is_loaded_again_is_sent_once(desk, case, reporter):
    for _ in range(2):
        desk.post("deed", case.case.number, "reply", **{"reply-text": "ขอบคุณ"})
    assert [one.kind for one in reporter().conversation].count(RecordKind.MESSAGE) == 1


def test_an_empty_answer_says_what_to_do(desk, case):
    response = desk.post("deed", case.case.number, "reply", **{"reply-text": ""})
    assert response.status_code == 422
    assert "Write your message, or attach a file." in text(response)


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({"status-state": "forwarded"}, "Write to whom"),
        ({"status-state": "not_accepted"}, "Write why"),
    ],
)
def test_a_status_that_needs_words_asks_for_them(desk, case, typed, missing):
    response = desk.post("deed", case.case.number, "status", **typed)
    assert response.status_code == 422
    assert missing in text(response)
    case.case.refresh_from_db()
    assert case.case.state == State.RECEIVED


def test_the_reporter_reads_where_it_went(desk, case, reporter):
    desk.post(
        "deed", case.case.number, "status", **{"status-state": "forwarded", "status-unit": "สำนักงาน ป.ป.ช."}
    )
    last = reporter().conversation[-1].body
    assert (last["state"], last["unit"]) == ("forwarded", "สำนักงาน ป.ป.ช.")
    assert "สำนักงาน ป.ป.ช." in last["text"]


def test_a_finished_case_is_reopened(desk, case):
    for state in ("finished", "checking"):
        desk.post("deed", case.case.number, "status", **{"status-state": state})
    case.case.refresh_from_db()
    assert (case.case.state, case.case.closed_month) == ("checking", "")


def test_notes_and_plans_are_for_officers_alone(desk, desk_of, first, second, case, reporter):
    number = case.case.number
    desk.post("deed", number, "note", **{"note-text": "ตรวจกล้องวงจรปิดแล้ว"})
    plan = {"plan-progress": "decision", "plan-to": str(second.holder.user_id), "plan-days": "7"}
    desk.post("deed", number, "plan", **plan)
    page = text(desk_of(second).get("case", number))
    assert "ตรวจกล้องวงจรปิดแล้ว" in page
    assert "Waiting for a decision" in page
    assert len(reporter().conversation) == 1
    assert Case.objects.get(number=number).state == State.RECEIVED


def test_only_readers_of_the_case_can_be_assigned(desk, enrol, first, send):
    concerned = enrol("concerned", first, position="สว.สส.")
    number = send(concerns=["สว.สส."]).case.number
    plan = {"plan-progress": "working", "plan-to": str(concerned.holder.user_id)}
    assert desk.post("deed", number, "plan", **plan).status_code == 422


def test_each_reading_is_shown_to_the_others(desk, desk_of, second, case):
    desk_of(second).get("case", case.case.number)
    assert second.holder.user.get_full_name() in text(desk.get("case", case.case.number))


def test_the_list_has_what_can_be_opened_and_the_queue_of_its_own(desk, send):
    proven, unproven = send().case.number, send(is_unproven=True).case.number
    usual, apart = text(desk.get("cases")), text(desk.get("cases", queue="unproven"))
    assert [number in usual for number in (proven, unproven)] == [True, False]
    assert [number in apart for number in (proven, unproven)] == [False, True]


def test_the_list_is_filtered_by_status(desk, send):
    number = send().case.number
    desk.post("deed", number, "status", **{"status-state": "finished"})
    assert number not in text(desk.get("cases"))
    assert number in text(desk.get("cases", state="finished"))


def test_the_list_of_many_cases_takes_as_many_queries_as_that_of_one(
    desk, send, django_assert_max_num_queries
):
    send()
    with django_assert_max_num_queries(60) as before:
        desk.get("cases")
    for _ in range(5):
        send()
    with django_assert_max_num_queries(len(before)):
        desk.get("cases")


def test_a_named_reporter_is_shown_only_for_a_reason(desk, desk_of, second, send):
    number = send(mode=Mode.NAMED, identity={"name": "สมชาย ใจกล้า"}).case.number
    assert "สมชาย ใจกล้า" not in text(desk.get("case", number))
    assert desk.post("identity", number, **{"identity-reason": " "}).status_code == 422
    assert "สมชาย ใจกล้า" in text(desk.post("identity", number, **{"identity-reason": "นัดสอบปากคำ"}))
    assert "นัดสอบปากคำ" in text(desk_of(second).get("case", number))


def test_a_confidential_name_is_not_for_who_is_no_custodian(desk_of, second, send):
    number = send(mode=Mode.CONFIDENTIAL, identity={"name": "สมชาย ใจกล้า"}).case.number
    desk = desk_of(second)
    assert desk.post("identity", number, **{"identity-reason": "อยากรู้"}).status_code == 404
    assert "Who reported it" not in text(desk.get("case", number))


def test_who_hands_a_case_over_loses_sight_of_it(desk, desk_of, second, case):
    number = case.case.number
    assert str(second.holder) in text(desk.get("hand_over", number))
    desk.post("hand_over", number, reason="เป็นญาติกับผู้ถูกร้อง")
    assert desk.get("case", number).status_code == 404
    assert number not in text(desk.get("cases", state="all"))
    assert "เป็นญาติกับผู้ถูกร้อง" in text(desk_of(second).get("case", number))


def test_the_only_reader_cannot_hand_over(desk, case):
    number = case.case.number
    assert desk.post("hand_over", number, reason="เป็นญาติ").status_code == 422
    assert desk.get("case", number).status_code == 200


def test_only_what_came_unproven_is_erased_as_no_report(desk, send):
    proven, unproven = send().case, send(is_unproven=True).case
    assert desk.post("erase", proven.number, sure="on").status_code == 404
    desk.post("erase", unproven.number, sure="on")
    assert list(Case.objects.all()) == [proven]


def test_the_copy_opens_with_the_password_that_was_shown(desk, case, first):
    number = case.case.number
    page = text(desk.get("export", number))
    password = re.search(r"(?:[a-z2-9]{4}-){4}[a-z2-9]{4}", page).group()
    response = desk.post("export", number, reason="ส่งให้ บก.ภ.จว.ภูเก็ต", password=password)
    with pyzipper.AESZipFile(io.BytesIO(response.content)) as zipped:
        with pytest.raises(RuntimeError):
            zipped.read("case.html")
        zipped.setpassword(password.encode())
        assert REPORT["what"] in zipped.read("case.html").decode()
        assert REPORT["what"] in zipped.read("case.json").decode()
    kinds = [one.kind for one in open_case(first.key, number).internal]
    assert RecordKind.EXPORT in kinds


def test_a_copy_has_no_weaker_password(desk, case):
    response = desk.post("export", case.case.number, reason="ส่งให้ บก.", password="1234")
    assert response["Content-Type"].startswith("text/html")


def test_what_someone_tells_at_the_counter_gets_a_receipt(desk, station):
    page = text(desk.get("enter"))
    receipt = re.search(r'name="receipt" value="([\d ]+)"', page).group(1)
    typed = {"receipt": receipt, "what": "ถูกเรียกเงินที่ด่าน", "mode": "anonymous"}
    response = desk.post("enter", **typed)
    assert response.status_code == 200, response.context["form"].errors
    slip = text(response)
    assert slip.count(receipt) == 2
    desk.post("enter", **typed)
    case = Case.objects.get()
    assert case.number in slip
    assert open_with_receipt(station, receipt).conversation[0].body["what"] == "ถูกเรียกเงินที่ด่าน"


def test_an_entry_without_a_story_keeps_what_was_typed(desk):
    receipt = re.search(r'name="receipt" value="([\d ]+)"', text(desk.get("enter"))).group(1)
    response = desk.post("enter", receipt=receipt, where="หน้าตลาดกมลา", mode="anonymous")
    assert response.status_code == 422
    assert "หน้าตลาดกมลา" in text(response)
    assert receipt in text(response)


def test_due_days_pass_over_the_stations_own_days_off(desk, case, station, first):
    today = timezone.localdate()
    usual = add_working_days(today, 3)
    DayOff.objects.create(site=station, day=add_working_days(today, 1), name="งานประจำปีของจังหวัด")
    later = add_working_days(usual, 1)
    assert format_date(later, lang="en") in text(desk.get("case", case.case.number))
    typed = {"plan-progress": "new", "plan-to": "", "plan-days": "3"}
    desk.post("deed", case.case.number, "plan", **typed)
    file = open_case(first.key, case.case.number, is_reading=False)
    assert file.internal[-1].body == {"day": later.isoformat()}


def test_the_stations_own_sentences_are_offered_in_both_languages(desk, case, station, other_station):
    own = {"text_th": "<p>ได้รับเรื่องแล้ว</p><p>โปรดรอ</p>", "text_en": "<p>We have it.</p>"}
    AnswerTemplate.objects.create(site=station, use="corruption", title="รับเรื่อง", **own)
    AnswerTemplate.objects.create(site=station, use="tip", title="เบาะแส", text_th="<p>ขอบคุณ</p>")
    AnswerTemplate.objects.create(
        site=other_station, use="corruption", title="ของที่อื่น", text_th="<p>ขอบคุณ</p>"
    )
    page = BeautifulSoup(desk.get("case", case.case.number).content, "html.parser")
    offered = [one.text for one in page.select("[data-answer]")]
    assert offered[:2] == ["ได้รับเรื่องแล้ว\nโปรดรอ", "We have it."]
    assert "ขอบคุณ" not in offered
