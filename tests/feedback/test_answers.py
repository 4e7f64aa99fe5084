"""From a question to its published answer, and what the public sees of it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from feedback.models import Feedback, Question
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db

ASKED = "ผม นายสมชาย โทร 081-234-5678 โดนใบสั่งเลขที่ 123 จ่ายที่ไหน"
EDITED = "จ่ายค่าปรับตามใบสั่งได้ที่ไหน"


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala."""
    return client_for(officer_user)


@pytest.fixture
def question(station):
    """A question that nobody has answered yet."""
    return Question.objects.create(site=station, text=ASKED, topic="fines", email="somchai@example.com")


@pytest.fixture
def answer(officer, question):
    """A function that answers the question in the admin; returns the response."""

    def answer(**fields):
        values = {
            "topic": "fines",
            "state": "published",
            "published_text": EDITED,
            "answer": rich_text("<p>จ่ายได้ที่ธนาคารและทาง e-Ticket</p>"),
            "answered_by": "งานจราจร",
            **fields,
        }
        address = reverse("wagtailsnippets_feedback_question:edit", args=[question.pk])
        return officer.post(address, nested_form_data(values))

    return answer


@pytest.fixture
def published(station):
    """A function that stores an answered question."""

    def published(text, answer="<p>คำตอบ</p>", **fields):
        values = {"site": station, "topic": "fines", "state": "published", "text": ASKED}
        return Question.objects.create(published_text=text, answer=answer, **{**values, **fields})

    return published


def questions(response):
    return [summary.text for summary in soup(response).select("details:not(.privacy-notice) summary")]


def test_an_officer_finds_what_was_asked_and_cannot_change_it(officer, question, answer):
    listing = officer.get(reverse("wagtailsnippets_feedback_question:list"))
    assert "โดนใบสั่งเลขที่ 123" in listing.content.decode()
    address = reverse("wagtailsnippets_feedback_question:edit", args=[question.pk])
    page = officer.get(address).content.decode()
    assert ASKED in page
    assert "somchai@example.com" in page
    answer(text="ข้อความอื่น")
    question.refresh_from_db()
    assert question.text == ASKED


def test_the_public_sees_the_edited_question_and_the_answer_only(client, question, answer):
    assert not questions(client.get("/qa/"))
    assert answer().status_code == 302
    response = client.get("/qa/")
    body = response.content.decode()
    assert questions(response) == [EDITED]
    assert "จ่ายได้ที่ธนาคารและทาง e-Ticket" in body
    assert "งานจราจร" in body
    for secret in ("นายสมชาย", "081-234-5678", "somchai@example.com"):
        assert secret not in body
        assert secret not in client.get(f"/qa/{question.pk}/").content.decode()


def test_nobody_finds_a_published_question_by_the_words_that_were_left_out(client, answer):
    answer()
    assert questions(client.get("/qa/", {"q": "ใบสั่ง"})) == [EDITED]
    assert questions(client.get("/qa/", {"q": "นายสมชาย"})) == []
    assert questions(client.get("/qa/", {"q": "081-234-5678"})) == []


@pytest.mark.parametrize("missing", ["published_text", "answer"])
def test_without_an_edited_question_and_an_answer_nothing_is_published(missing, answer, question):
    response = answer(**{missing: rich_text("") if missing == "answer" else ""})
    assert response.context["form"].errors[missing]
    question.refresh_from_db()
    assert question.state == "new"


def test_a_question_that_is_declined_or_new_is_not_public(client, published):
    for state in ("new", "declined"):
        hidden = published("คำถามที่ไม่เผยแพร่", state=state)
        assert client.get(f"/qa/{hidden.pk}/").status_code == 404
    assert not questions(client.get("/qa/"))


def test_each_answer_has_an_address_of_its_own(client, published):
    one = published("ขอใบรับรองความประพฤติอย่างไร", "<p>ยื่นที่กองทะเบียน</p>", language="th")
    published("แจ้งเอกสารหายที่ไหน")
    page = soup(client.get(f"/qa/{one.pk}/"))
    assert page.h1.text == "ขอใบรับรองความประพฤติอย่างไร"
    assert page.select_one('link[rel="canonical"]')["href"].endswith(f"/qa/{one.pk}/")
    assert "ยื่นที่กองทะเบียน" in page.select_one("main").text
    english = soup(client.get(f"/en/qa/{one.pk}/"))
    assert english.h1["lang"] == "th"


def test_an_unknown_number_is_not_found_and_says_so(client, published):
    published("แจ้งเอกสารหายที่ไหน")
    response = client.get("/en/qa/987654/")
    assert response.status_code == 404
    page = soup(response)
    assert "no answered question at this address" in page.select_one("main .notice").text
    assert page.select_one("form[method=post]")
    assert questions(response) == ["แจ้งเอกสารหายที่ไหน"]


def test_a_question_of_another_station_is_not_found(client, published, other_station):
    theirs = published("คำถามของเพชรเกษม", site=other_station)
    assert client.get(f"/qa/{theirs.pk}/").status_code == 404
    assert not questions(client.get("/qa/"))


def test_questions_are_found_by_words_in_any_order_and_by_topic(client, published):
    published("แจ้งเอกสารหายที่ไหน", "<p>แจ้งที่ศูนย์บริการ</p>", topic="documents")
    published("จ่ายค่าปรับที่ไหน", topic="fines")
    assert questions(client.get("/qa/", {"q": "ศูนย์บริการ เอกสาร"})) == ["แจ้งเอกสารหายที่ไหน"]
    assert questions(client.get("/qa/", {"topic": "fines"})) == ["จ่ายค่าปรับที่ไหน"]
    assert questions(client.get("/qa/", {"q": "ที่ไหน", "topic": "documents"})) == ["แจ้งเอกสารหายที่ไหน"]
    nothing = client.get("/qa/", {"q": "พาสปอร์ต"})
    assert not questions(nothing)
    assert soup(nothing).select_one("main .panel")


def test_an_opinion_is_shown_with_what_was_done_only_when_an_officer_chose_to(client, officer, station):
    opinion = Feedback.objects.create(
        site=station, rating=3, service="report", comment="ที่จอดรถน้อย", email="a@example.com"
    )
    assert "ที่จอดรถน้อย" not in client.get("/feedback/").content.decode()
    listing = officer.get(reverse("wagtailsnippets_feedback_feedback:list"))
    assert "ที่จอดรถน้อย" in listing.content.decode()
    address = reverse("wagtailsnippets_feedback_feedback:edit", args=[opinion.pk])
    assert officer.post(address, {"reply": "เพิ่มที่จอดแล้ว", "published": "on"}).status_code == 302
    body = client.get("/feedback/").content.decode()
    assert "ที่จอดรถน้อย" in body
    assert "เพิ่มที่จอดแล้ว" in body
    assert "a@example.com" not in body


def test_officers_do_not_make_up_questions(officer):
    address = reverse("wagtailsnippets_feedback_question:add")
    assert officer.get(address).status_code in (302, 403)
