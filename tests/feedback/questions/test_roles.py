"""Who reads and who answers: every address of the questions, as everyone who could come to it."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.models.stations import Role
from feedback.models import AnswerTemplate, Question, QuestionNote
from tests.conftest import make_user

pytestmark = pytest.mark.django_db
SECRET = "ลับเฉพาะกมลา"
WORKING = ("officer", "supervisor", "chief", "administrator")
OTHERS = ("anonymous", "complaints", "other station's officer", "other station's chief")
# name of the address, whether it names one question
READ = [("list", False), ("edit", True), ("answer", True), ("publish", True), ("history", True)]
ACTS = ("take", "note", "decline", "spam", "look_at", "reopen", "withdraw", "send", "assign")


@pytest.fixture
def client_of(client_for, station, other_station, admin_user):
    """A function from who somebody is to a Client signed in as such a person."""
    own = {
        "officer": Role.OFFICER,
        "supervisor": Role.SUPERVISOR,
        "chief": Role.CHIEF,
        "complaints": Role.COMPLAINTS,
    }
    theirs = {"other station's officer": Role.OFFICER, "other station's chief": Role.CHIEF}

    def client_of(who):
        if who == "anonymous":
            return Client()
        if who == "administrator":
            return client_for(admin_user)
        site = station if who in own else other_station
        return client_for(
            make_user(f"role-{who}".replace(" ", "-").replace("'", ""), site, {**own, **theirs}[who])
        )

    return client_of


@pytest.fixture
def answered(station):
    return Question.objects.create(
        site=station, text=SECRET, state="answered", reply=f"<p>{SECRET}</p>", email="a@example.com"
    )


def address(name, question=None):
    return reverse(f"wagtailsnippets_feedback_question:{name}", args=[question.pk] if question else [])


@pytest.mark.parametrize("who", WORKING)
@pytest.mark.parametrize(("name", "of_one"), READ)
def test_those_who_work_with_the_pages_of_the_station_reach_it(who, name, of_one, client_of, answered):
    response = client_of(who).get(address(name, answered if of_one else None))
    assert response.status_code == 200


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize(("name", "of_one"), READ)
def test_nobody_else_does(who, name, of_one, client_of, answered):
    client = client_of(who)
    response = client.get(address(name, answered if of_one else None), follow=True)
    assert SECRET not in response.content.decode()
    if of_one:
        assert client.get(address(name, answered)).status_code in (302, 403, 404)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_changes_anything(who, client_of, station):
    question = Question.objects.create(site=station, text=SECRET, email="a@example.com", unproven="no_proof")
    before = Question.objects.filter(pk=question.pk).values().get()
    client = client_of(who)
    for act in ACTS:
        client.post(address("edit", question), {"do": act, "note": "x", "reason": "case", "person": ""})
    for name in ("answer", "publish"):
        client.post(address(name, question), {"do": name, "question_th": "x", "category": "other"})
    client.post(address("spam"), {"question": [question.pk]})
    client.post(address("delete", question))
    assert Question.objects.filter(pk=question.pk).values().get() == before
    assert not QuestionNote.objects.exists()


@pytest.mark.parametrize("who", WORKING)
def test_those_who_work_with_it_answer(who, client_of, station):
    question = Question.objects.create(site=station, text=SECRET)
    client_of(who).post(address("edit", question), {"do": "take"})
    question.refresh_from_db()
    assert question.state == "assigned"


@pytest.mark.parametrize(("who", "deleted"), [("officer", False), ("supervisor", True), ("chief", True)])
def test_only_those_who_supervise_delete(who, deleted, client_of, answered):
    client_of(who).post(address("delete", answered))
    assert Question.objects.exists() != deleted


@pytest.mark.parametrize("who", ["other station's officer", "complaints", "anonymous"])
def test_templates_belong_to_the_station(who, client_of, station):
    template = AnswerTemplate.objects.create(site=station, title=SECRET, text_th=f"<p>{SECRET}</p>")
    edit = reverse("wagtailsnippets_feedback_answertemplate:edit", args=[template.pk])
    response = client_of(who).get(edit, follow=True)
    assert SECRET not in response.content.decode()
