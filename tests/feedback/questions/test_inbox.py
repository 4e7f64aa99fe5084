"""The list in which officers find what waits for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from cms.models import Officer
from feedback.models import Question, QuestionSettings
from oit.duties.sources import sources
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/feedback/question/"
OLD = datetime(2024, 2, 1, 9, tzinfo=ZoneInfo("Asia/Bangkok"))


def listed(response):
    return [" ".join(row.text.split()) for row in soup(response).select("#listing-results tbody tr")]


def ask(station, text, **fields):
    return Question.objects.create(site=station, text=text, **fields)


def test_what_came_without_proof_waits_in_a_queue_of_its_own(officer, station):
    ask(station, "คำถามที่ส่งแบบไม่มีสคริปต์", unproven="no_proof")
    ask(station, "คำถามปกติ")
    assert len(listed(officer.get(LIST))) == 1
    queue = listed(officer.get(LIST, {"queue": "not-looked-at"}))
    assert len(queue) == 1
    assert "ไม่มีสคริปต์" in queue[0]


def test_a_question_that_was_looked_at_waits_like_any_other(officer, station):
    found = ask(station, "คำถามที่ส่งแบบไม่มีสคริปต์", unproven="no_proof")
    officer.post(reverse("wagtailsnippets_feedback_question:edit", args=[found.pk]), {"do": "look_at"})
    assert "ไม่มีสคริปต์" in listed(officer.get(LIST, {"queue": "waiting"}))[0]


def test_an_overdue_question_says_since_when(officer, station):
    ask(station, "รอนานแล้ว", received_at=OLD)
    QuestionSettings.objects.filter(site=station).update(answer_days=3)
    assert "6 ก.พ. 2567" in listed(officer.get(LIST))[0]
    (line,) = soup(officer.get("/admin/")).select('.today-list a[href$="queue=waiting"]')
    assert line.find_parent("li").select_one(".today-due--over")
    duties = [
        duty for source in sources() for duty in source.open(station, OLD.date()) if "question" in duty.key
    ]
    assert [str(duty.due) for duty in duties] == ["2024-02-06"]


def test_a_question_passes_to_whoever_takes_over(station, officer_user, supervisor_user):
    found = ask(station, "ถามไว้ก่อนย้าย", state="assigned", assigned_to=officer_user)
    (source,) = [each for each in sources() if type(each).__name__ == "QuestionDuties"]
    assert source.hand_over(station, officer_user, supervisor_user) == 1
    found.refresh_from_db()
    assert found.assigned_to == supervisor_user


def test_several_are_marked_as_spam_at_once_and_leave_the_list(officer, station):
    spam = [ask(station, f"ขายของ {number}", unproven="no_proof") for number in range(3)]
    response = officer.post(f"{LIST}spam/", {"question": [each.pk for each in spam]})
    assert response.status_code == 302
    assert set(Question.objects.values_list("state", flat=True)) == {"spam"}
    assert not listed(officer.get(LIST))
    assert len(listed(officer.get(LIST, {"queue": "spam"}))) == 3


def test_nothing_happens_where_one_of_them_belongs_to_another_station(officer, station, other_station):
    both = [ask(station, "ของเรา"), ask(other_station, "ของเขา")]
    officer.post(f"{LIST}spam/", {"question": [each.pk for each in both]})
    assert set(Question.objects.values_list("state", flat=True)) == {"new"}


def test_the_list_is_searched_and_filtered(officer, station, officer_user):
    ask(station, "จ่ายค่าปรับที่ไหน", category="traffic", assigned_to=officer_user, state="assigned")
    ask(station, "แจ้งเอกสารหาย", category="inquiry")
    for query in ({"q": "ค่าปรับ"}, {"category": "traffic"}, {"assigned_to": officer_user.pk}):
        rows = listed(officer.get(LIST, query))
        assert len(rows) == 1
        assert "จ่ายค่าปรับที่ไหน" in rows[0]


def test_two_hundred_questions_are_one_page_with_the_same_queries_as_two(
    officer, station, officer_user, django_assert_max_num_queries
):
    def fill(number):
        for index in range(number):
            ask(station, f"คำถามที่ {index}", state="assigned", assigned_to=officer_user)

    fill(2)
    officer.get(LIST)
    with django_assert_max_num_queries(60) as few:
        officer.get(LIST)
    fill(198)
    with django_assert_max_num_queries(len(few)):
        response = officer.get(LIST)
    assert len(listed(response)) == 200


def test_nobody_makes_up_questions(officer, client_for, admin_user):
    for client in (officer, client_for(admin_user)):
        assert client.get(f"{LIST}add/").status_code in (302, 403)
        client.post(f"{LIST}add/", {"category": "traffic"})
    assert not Question.objects.exists()


def test_only_officers_of_the_station_can_be_named_in_the_settings(
    client_for, supervisor_user, station, other_station
):
    own = Officer.objects.create(site=station, name_th="สมชาย", position_th="สารวัตรจราจร", live=True)
    theirs = Officer.objects.create(site=other_station, name_th="สมศักดิ์", position_th="ลับเฉพาะ", live=True)
    address = reverse("wagtailsettings:edit", args=["feedback", "questionsettings", station.pk])
    client = client_for(supervisor_user)
    page = client.get(address).content.decode()
    assert "สารวัตรจราจร" in page
    assert "ลับเฉพาะ" not in page
    client.post(address, {"answer_days": 5, "officers": [theirs.pk]})
    assert not QuestionSettings.for_site(station).officers.exists()
    client.post(address, {"answer_days": 5, "officers": [own.pk]})
    stored = QuestionSettings.objects.get(site=station)
    assert (stored.answer_days, list(stored.officers.all())) == (5, [own])
