"""A page behind a password asks for it, wherever above it the password was set."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import ContentPage
from tests.cms.pages import publish

pytestmark = pytest.mark.django_db
PASSWORD = PageViewRestriction.PASSWORD


@pytest.fixture
def deep(home):
    """A page two levels below the home page."""
    return publish(
        publish(home, ContentPage(title="ประวัติ", slug="history")), ContentPage(title="ผู้ก่อตั้ง", slug="founder")
    )


@pytest.mark.parametrize("levels", [0, 1, 2, 3])
def test_it_holds_for_all_below(client, deep, levels):
    restricted = [deep, *deep.get_ancestors().order_by("-depth")][levels]
    PageViewRestriction.objects.create(page=restricted, restriction_type=PASSWORD, password="ลับ")
    assert "ผู้ก่อตั้ง" not in client.get("/history/founder/").content.decode()


def test_it_does_not_hold_for_pages_beside(client, deep):
    PageViewRestriction.objects.create(page=deep, restriction_type=PASSWORD, password="ลับ")
    assert "ประวัติ" in client.get("/history/").content.decode()


def test_the_password_opens_it(client, deep):
    held = PageViewRestriction.objects.create(page=deep, restriction_type=PASSWORD, password="ลับ")
    address = reverse("wagtailcore_authenticate_with_password", args=[held.pk, deep.pk])
    answer = client.post(address, {"password": "ลับ", "return_url": "/history/founder/"})
    assert answer.url == "/history/founder/"
    assert "ผู้ก่อตั้ง" in client.get(answer.url).content.decode()
