"""Answer templates for questions, and for complaints and tip-offs: each written and offered where it belongs."""

import json

import pytest
from django.urls import reverse

from cms.models.stations import Role
from feedback.models import AnswerTemplate
from tests.conftest import make_user

pytestmark = pytest.mark.django_db


def draft(text):
    """Rich text as the editor posts it."""
    return json.dumps(
        {"blocks": [{"key": "a", "type": "unstyled", "text": text, "depth": 0}], "entityMap": {}}
    )


def address(name, *args):
    return reverse(f"wagtailsnippets_feedback_answertemplate:{name}", args=args)


@pytest.fixture
def templates(station):
    return {
        use: AnswerTemplate.objects.create(
            site=station, use=use, title=f"แม่แบบ {use}", text_th="<p>ขอบคุณ</p>"
        )
        for use in ("question", "corruption", "tip")
    }


@pytest.fixture
def complaints_client(client_for, station):
    return client_for(make_user("complaints", station, Role.COMPLAINTS))


def seen(client, templates):
    page = client.get(address("list")).content.decode()
    opened = {use for use, one in templates.items() if client.get(address("edit", one.pk)).status_code == 200}
    listed = {use for use, one in templates.items() if one.title in page}
    assert opened == listed
    return opened


def test_complaint_officers_have_those_for_complaints(complaints_client, templates):
    assert seen(complaints_client, templates) == {"corruption", "tip"}


def test_who_answers_questions_has_those_for_questions(client_for, officer_user, templates):
    assert seen(client_for(officer_user), templates) == {"question"}


def test_an_administrator_does_not_write_what_complaint_officers_send(client_for, admin_user, templates):
    assert seen(client_for(admin_user), templates) == {"question"}


def test_a_complaint_officer_writes_one(complaints_client, station):
    typed = {"use": "tip", "title": "ขอบคุณ", "text_th": draft("ขอบคุณสำหรับเบาะแส"), "text_en": draft("")}
    complaints_client.post(address("add"), typed)
    template = AnswerTemplate.objects.get()
    assert (template.use, template.site) == ("tip", station)
    assert "ขอบคุณสำหรับเบาะแส" in template.text_th


def test_nobody_writes_one_for_another_use(complaints_client, client_for, officer_user):
    for client, use in ((complaints_client, "question"), (client_for(officer_user), "corruption")):
        typed = {"use": use, "title": "ขอบคุณ", "text_th": draft("ขอบคุณ"), "text_en": draft("")}
        client.post(address("add"), typed)
    assert not AnswerTemplate.objects.exists()


def test_nobody_turns_one_into_another_use(client_for, officer_user, templates):
    typed = {"use": "corruption", "title": "ขอบคุณ", "text_th": draft("ขอบคุณ"), "text_en": draft("")}
    client_for(officer_user).post(address("edit", templates["question"].pk), typed)
    templates["question"].refresh_from_db()
    assert templates["question"].use == "question"
