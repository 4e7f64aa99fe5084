"""A question of Kamala, and what an officer does with it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text

from feedback.models import Question

ASKED = "ผม นายสมชาย โทร 081-234-5678 โดนใบสั่งเลขที่ 123 จ่ายที่ไหน"
EDITED = "จ่ายค่าปรับตามใบสั่งได้ที่ไหน"
ANSWER = "<p>จ่ายได้ที่ธนาคารและทาง e-Ticket</p>"


def address(name, question):
    """The path of a view of one question in the admin."""
    return reverse(f"wagtailsnippets_feedback_question:{name}", args=[question.pk])


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala."""
    return client_for(officer_user)


@pytest.fixture
def question(station):
    """A question that nobody has answered yet."""
    return Question.objects.create(site=station, text=ASKED, category="traffic", email="somchai@example.com")


@pytest.fixture
def act(officer, question):
    """A function that presses a button below the question; returns the response."""

    def act(do, **fields):
        return officer.post(address("edit", question), {"do": do, **fields})

    return act


@pytest.fixture
def answer(officer, question):
    """A function that answers the question in the admin; returns the response."""

    def answer(html=ANSWER, do="answer", **fields):
        values = {"reply": rich_text(html), "do": do, "template": "", **fields}
        return officer.post(address("answer", question), nested_form_data(values))

    return answer


@pytest.fixture
def publish(officer, question):
    """A function that publishes the answered question in the admin; returns the response."""

    def publish(do="publish", **fields):
        values = {
            "category": "traffic",
            "question_th": EDITED,
            "answer_th": rich_text(ANSWER),
            "question_en": "",
            "answer_en": rich_text(""),
            "kept_reason": "",
            "do": do,
            **fields,
        }
        return officer.post(address("publish", question), nested_form_data(values))

    return publish


@pytest.fixture
def published(station):
    """A function that stores a published question."""

    def published(text, answer="<p>คำตอบ</p>", **fields):
        values = {
            "site": station,
            "category": "traffic",
            "state": "published",
            "text": ASKED,
            "question_th": text,
            "answer_th": answer,
            "reply": answer,
            "answered_at": timezone.now(),
            "published_at": timezone.now(),
        }
        return Question.objects.create(**{**values, **fields})

    return published
