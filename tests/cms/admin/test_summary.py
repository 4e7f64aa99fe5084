"""The first page of the admin counts what is the reader's own."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.models.stations import pages_of
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db


def counted(client):
    link = soup(client.get(reverse("wagtailadmin_home"))).select_one(".w-summary a[href*='/pages/']")
    return int("".join(letter for letter in link.text.split()[0] if letter.isdigit()))


def test_an_officer_sees_the_number_of_pages_of_the_own_station(
    client_for, officer_user, station, other_station
):
    own = pages_of([station.pk]).count()
    assert own < Page.objects.filter(depth__gt=1).count()
    assert counted(client_for(officer_user)) == own


def test_an_administrator_sees_that_of_all(client_for, admin_user, station, other_station):
    assert counted(client_for(admin_user)) == Page.objects.filter(depth__gt=1).count()
