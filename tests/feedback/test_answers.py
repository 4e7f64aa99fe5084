"""What officers do with feedback, and what the public sees of it."""

import pytest
from django.urls import reverse

from feedback.models import Feedback

pytestmark = pytest.mark.django_db


def test_an_opinion_is_shown_with_what_was_done_only_when_an_officer_chose_to(
    client, client_for, officer_user, station
):
    officer = client_for(officer_user)
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
