"""A list of pages is filtered by the stations and the people of whoever looks at it."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.models.stations import Role
from oit.models import StructurePage
from tests.conftest import make_user
from tests.factories import own_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(other_station):
    """An officer of the other station who owns and has edited a page there."""
    user = make_user("stranger", other_station, Role.OFFICER)
    user.last_name = "คนของเพชรเกษม"
    user.save()
    page = own_page(StructurePage, other_station)
    Page.objects.filter(pk=page.pk).update(owner=user)
    page.save_revision(user=user, log_action=True)
    return user


def listing_of(station):
    return reverse("wagtailadmin_explore", args=[station.root_page_id])


def test_nobody_of_another_station_is_offered(client_for, officer_user, stranger, station):
    page = client_for(officer_user).get(listing_of(station)).content.decode()
    assert officer_user.last_name in page
    assert "คนของเพชรเกษม" not in page
    assert "Phet Kasem" not in page


def test_the_pages_of_a_colleague_are_found(client_for, officer_user, supervisor_user, station):
    page = own_page(StructurePage, station)
    Page.objects.filter(pk=page.pk).update(owner=supervisor_user)
    client, address = client_for(officer_user), listing_of(station)
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert form in client.get(f"{address}?owner={supervisor_user.pk}").content.decode()
    assert form not in client.get(f"{address}?owner={officer_user.pk}").content.decode()


def test_the_number_of_somebody_of_another_station_finds_nothing(client_for, officer_user, stranger, station):
    address = f"{listing_of(station)}?owner={stranger.pk}"
    assert "คนของเพชรเกษม" not in client_for(officer_user).get(address).content.decode()


def test_an_administrator_chooses_among_the_stations(client_for, admin_user, stranger, station):
    page = client_for(admin_user).get(listing_of(station)).content.decode()
    assert "Phet Kasem" in page
    assert "คนของเพชรเกษม" in page
