"""From an answer to what everybody reads: edited, without personal data, in one language or two."""

import pytest
from wagtail.test.utils.form_data import rich_text

from cms.models import StationSettings
from feedback.models import Question
from tests.cms.pages import soup

from .conftest import ANSWER, EDITED, address

pytestmark = pytest.mark.django_db
NUMBERS = "โทร 081-234-5678 เลขบัตร 1-2345-67890-12-1"


def asked(response):
    """The questions listed on the public page."""
    found = soup(response).select("details.accordion:not(.privacy-notice) summary > span:first-child")
    return [summary.text for summary in found]


def test_the_texts_begin_with_what_was_asked_and_answered(officer, question, answer):
    response = answer(do="publish")
    assert response.url == address("publish", question)
    form = officer.get(response.url).context["form"]
    assert form["question_th"].value() == question.text
    assert "ธนาคาร" in str(form["answer_th"].value())
    assert not form["question_en"].value()


def test_the_public_sees_the_edited_question_and_the_answer_only(client, question, answer, publish):
    answer()
    assert not asked(client.get("/qa/"))
    assert publish().status_code == 302
    body = client.get("/qa/").content.decode()
    assert asked(client.get("/qa/")) == [EDITED]
    assert "จ่ายได้ที่ธนาคารและทาง e-Ticket" in body
    for secret in ("นายสมชาย", "081-234-5678", "somchai@example.com", question.code):
        assert secret not in body
        assert secret not in client.get(f"/qa/{question.pk}/").content.decode()
        assert secret not in client.get("/qa/feed/").content.decode()


def test_nothing_is_published_before_it_was_answered(officer, question, publish):
    assert officer.get(address("publish", question)).status_code == 302
    assert publish().status_code == 409
    question.refresh_from_db()
    assert question.state == "new"


@pytest.mark.parametrize("missing", ["question_th", "answer_th"])
def test_half_a_language_is_refused_beside_what_is_missing(missing, answer, publish, question):
    answer()
    response = publish(**{missing: rich_text("") if missing == "answer_th" else ""})
    assert response.context["form"].errors[missing]
    question.refresh_from_db()
    assert question.state == "answered"


def test_a_question_with_a_telephone_and_a_citizen_number_is_published_only_without_them(
    client, answer, publish, question
):
    answer()
    refused = publish(question_th=f"{EDITED} {NUMBERS}")
    message = refused.context["form"].errors["kept_reason"][0]
    assert "081-234-5678" in message
    assert "1-2345-67890-12-1" in message
    assert not asked(client.get("/qa/"))
    one_left = publish(question_th=f"{EDITED} เลขบัตร 1-2345-67890-12-1")
    assert "1-2345-67890-12-1" in one_left.context["form"].errors["kept_reason"][0]
    assert publish().status_code == 302
    assert asked(client.get("/qa/")) == [EDITED]


def test_what_was_typed_is_not_lost_when_it_is_refused(answer, publish):
    answer()
    form = publish(question_th=f"{EDITED} {NUMBERS}", question_en="Where do I pay?").context["form"]
    assert form["question_th"].value() == f"{EDITED} {NUMBERS}"
    assert form["question_en"].value() == "Where do I pay?"


def test_an_officer_may_say_why_a_number_stays(answer, publish, question, officer, client):
    answer()
    hospital = rich_text("<p>โทรโรงพยาบาลถลาง 076-311-033</p>")
    assert publish(answer_th=hospital).status_code == 422
    assert publish(answer_th=hospital, kept_reason="เบอร์สาธารณะของโรงพยาบาล").status_code == 302
    question.refresh_from_db()
    assert question.kept_words == ["076-311-033"]
    assert "เบอร์สาธารณะของโรงพยาบาล" in officer.get(address("edit", question)).content.decode()
    assert "เบอร์สาธารณะของโรงพยาบาล" not in client.get("/qa/").content.decode()


def test_a_reason_holds_for_the_numbers_it_was_given_for(answer, publish, question):
    answer()
    reason = {"kept_reason": "เบอร์สาธารณะของโรงพยาบาล"}
    publish(answer_th=rich_text("<p>076-311-033</p>"), **reason)
    again = publish(answer_th=rich_text("<p>076-311-033 หรือ 081-999-8888</p>"), **reason)
    assert again.status_code == 422
    assert "081-999-8888" in again.context["form"].errors["kept_reason"][0]
    assert "076-311-033" not in again.context["form"].errors["kept_reason"][0]


def test_the_stations_own_number_needs_no_reason(answer, publish, station):
    StationSettings.objects.filter(site=station).update(telephone="076000191", email="kamala@example.go.th")
    answer()
    own = '<p>โทร <a href="tel:076000191">076 000 191</a> หรือ kamala@example.go.th</p>'
    assert publish(answer_th=rich_text(own)).status_code == 302


def test_texts_can_be_kept_without_publishing(answer, publish, question, client):
    answer()
    assert publish(do="keep", question_th=f"{EDITED} {NUMBERS}").status_code == 302
    question.refresh_from_db()
    assert (question.state, question.question_th) == ("answered", f"{EDITED} {NUMBERS}")
    assert not asked(client.get("/qa/"))


def test_what_is_published_can_be_taken_off_the_page_and_the_asker_keeps_the_answer(
    act, answer, publish, client, question
):
    answer()
    publish()
    act("withdraw")
    assert client.get(f"/qa/{question.pk}/").status_code == 404
    assert "จ่ายได้ที่ธนาคาร" in client.get(f"/qa/receipt/{question.code}/").content.decode()


def test_an_english_page_shows_the_english_and_marks_what_is_only_in_thai(
    client, answer, publish, published, question
):
    published("แจ้งเอกสารหายที่ไหน")
    answer()
    publish(question_en="Where do I pay a fine?", answer_en=rich_text("<p>At the bank.</p>"))
    english = client.get("/en/qa/")
    assert asked(english) == ["Where do I pay a fine?", "แจ้งเอกสารหายที่ไหน"]
    marked, thai = soup(english).select("details.accordion:not(.privacy-notice) summary")
    assert not marked.select(".thai-only")
    assert thai.select(".thai-only")
    assert thai.span["lang"] == "th"
    assert asked(client.get("/qa/"))[0] in (EDITED, "แจ้งเอกสารหายที่ไหน")
    assert soup(client.get(f"/en/qa/{question.pk}/")).h1.text.strip() == "Where do I pay a fine?"


def test_publishing_again_keeps_the_day_of_the_first_time(answer, publish, question):
    answer()
    publish()
    question.refresh_from_db()
    first = question.published_at
    publish(answer_th=rich_text(f"{ANSWER}<p>เพิ่มเติม</p>"))
    question.refresh_from_db()
    assert question.published_at == first
    assert "เพิ่มเติม" in question.answer_th
    assert Question.objects.count() == 1
