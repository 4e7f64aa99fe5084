"""The public's forms: what is sent is kept for the station, without a cookie, and machines are kept out."""

import pytest

from feedback.models import Feedback, Question
from tests.cms.pages import form_values, soup
from tests.feedback.conftest import SAME_ORIGIN, errors

pytestmark = pytest.mark.django_db

ASKED = {"category": "traffic", "question": "จ่ายค่าปรับที่ไหนได้บ้าง", "email": "somchai@example.com"}
GIVEN = {"rating": "4", "service": "report", "good": "เจ้าหน้าที่พูดจาดี รอไม่นาน", "email": ""}
FORMS = [("/en/qa/", Question, ASKED), ("/en/feedback/", Feedback, GIVEN)]
each_form = pytest.mark.parametrize(("address", "model", "fields"), FORMS, ids=["ask", "feedback"])


@each_form
def test_what_is_sent_is_kept_for_this_station_and_thanked_for(address, model, fields, visitor, station):
    response = visitor.send(address, **fields)
    assert response.status_code == 302
    thanks = visitor.client.get(response.url)
    assert "Thank you." in soup(thanks).select_one("[role=status]").text
    kept = model.objects.get()
    assert kept.site == station
    assert kept.language == "en"
    assert kept.email == fields["email"]


def test_a_question_and_an_opinion_are_kept_as_they_were_written(visitor):
    visitor.send("/qa/", **ASKED)
    visitor.send("/feedback/", **GIVEN)
    question, opinion = Question.objects.get(), Feedback.objects.get()
    assert (question.text, question.category, question.state) == (ASKED["question"], "traffic", "new")
    assert (opinion.rating, opinion.good, opinion.published) == (4, GIVEN["good"], False)


def test_the_other_station_gets_what_is_sent_to_it(visitor, other_station):
    host = other_station.hostname
    values = {**form_values(visitor.client.get("/qa/", headers={"host": host})), **ASKED}
    visitor.wait(30)
    headers = {"host": host, "Sec-Fetch-Site": "same-origin", "Origin": f"http://{host}"}
    assert visitor.client.post("/qa/", values, headers=headers).status_code == 302
    assert Question.objects.get().site == other_station


@pytest.mark.parametrize(
    ("address", "fields", "words"),
    [
        ("/en/qa/", {**ASKED, "question": " "}, "Write your question."),
        ("/en/qa/", {**ASKED, "email": "somchai@"}, "Write the whole e-mail address"),
        ("/en/feedback/", {**GIVEN, "rating": ""}, "Choose how satisfied you were."),
        ("/en/feedback/", {**GIVEN, "email": "ไม่มี"}, "Write the whole e-mail address"),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_typed_is_lost(address, fields, words, visitor):
    response = visitor.send(address, **fields)
    page = soup(response)
    assert response.status_code == 422
    assert [line for line in errors(response) if words in line]
    wrong = page.select_one(".field-invalid")
    assert words in wrong.text
    assert page.title.text.strip().startswith("Error:")
    typed = form_values(response)
    assert all(typed[name] == [value] for name, value in fields.items() if value.strip())
    assert not Question.objects.exists()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("fields", [{"category": "nonsense"}, {"question": "ก" * 2001}, {"language": "fr"}])
def test_what_no_browser_would_send_is_refused(fields, visitor):
    assert visitor.send("/qa/", **{**ASKED, **fields}).status_code == 422
    assert not Question.objects.exists()


@each_form
def test_a_field_that_only_machines_fill_in_stops_them(address, model, fields, visitor):
    response = visitor.send(address, **fields, website="https://spam.example")
    assert response.status_code == 422
    assert "automatic message" in errors(response)[0]
    assert not model.objects.exists()


@each_form
def test_a_form_sent_too_quickly_asks_to_send_it_once_more(address, model, fields, visitor):
    response = visitor.send(address, **fields, after=1)
    assert response.status_code == 422
    assert "very quick" in errors(response)[0]
    visitor.wait(5)
    again = visitor.client.post(address, form_values(response), headers=SAME_ORIGIN)
    assert again.status_code == 302
    assert model.objects.count() == 1


@each_form
def test_a_form_left_open_too_long_is_shown_again_with_everything_in_it(address, model, fields, visitor):
    response = visitor.send(address, **fields, after=13 * 60 * 60)
    assert response.status_code == 422
    assert "open for a long time" in errors(response)[0]
    visitor.wait(10)
    assert visitor.client.post(address, form_values(response), headers=SAME_ORIGIN).status_code == 302
    assert model.objects.count() == 1


@pytest.mark.parametrize("token", ["", "made-up", "another form's"])
def test_a_token_that_was_not_given_for_this_form_is_refused_and_replaced(token, visitor):
    if token == "another form's":
        token = visitor.open("/en/feedback/")["shown_at"][0]
    response = visitor.send("/en/qa/", **ASKED, shown_at=token)
    assert response.status_code == 422
    assert "could not be checked" in errors(response)[0]
    assert form_values(response)["shown_at"] != [token]
    assert form_values(response)["question"] == [ASKED["question"]]
    assert not Question.objects.exists()


@each_form
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver.evil.example"},
        {},
    ],
)
def test_a_form_sent_from_elsewhere_is_forbidden(headers, address, model, fields, visitor):
    response = visitor.send(address, **fields, headers=headers)
    assert response.status_code == 403
    assert not response.cookies
    assert not model.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, SAME_ORIGIN]
)
def test_either_sign_of_a_browser_on_this_site_is_enough(headers, visitor):
    assert visitor.send("/qa/", **ASKED, headers=headers).status_code == 302


@each_form
def test_no_step_sets_a_cookie(address, model, fields, visitor):
    responses = [visitor.client.get(address), visitor.send(address, email="x@")]
    responses.append(visitor.send(address, **fields))
    responses.append(visitor.client.get(responses[-1].url))
    for response in responses:
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert not visitor.client.cookies


def test_the_admin_keeps_its_own_token(visitor, officer_user):
    visitor.client.force_login(officer_user)
    assert visitor.client.post("/admin/account/", {}, headers=SAME_ORIGIN).status_code == 403
