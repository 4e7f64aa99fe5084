"""Who may see a page or a collection: the dialog offers the groups of its own station, and takes no other."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.models.stations import Role, StationGroup, collection_of
from oit.stations import group_for

pytestmark = pytest.mark.django_db


def dialog(client, address):
    """The ids of the groups that the dialog at ``address`` offers."""
    response = client.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.json()["html"], "html.parser")
    return {int(box["value"]) for box in soup.select("input[name=groups]")}


def own_groups(site):
    return set(StationGroup.objects.filter(site=site).values_list("group_id", flat=True))


def page_address(page):
    return reverse("wagtailadmin_pages:set_privacy", args=[page.pk])


def collection_address(site):
    return reverse("wagtailadmin_collections:set_privacy", args=[collection_of(site).pk])


@pytest.fixture
def page(station):
    """A page of the station that is no home page."""
    return station.root_page.get_children().first()


@pytest.fixture
def english(page):
    return page.get_translations().get()


@pytest.fixture(params=["supervisor_user", "admin_user"])
def person(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("shown", ["page", "english"])
def test_a_page_is_shared_with_groups_of_its_own_station(
    request, station, other_station, person, shown, client_for
):
    address = page_address(request.getfixturevalue(shown))
    assert dialog(client_for(person), address) == own_groups(station)


def test_a_collection_is_shared_with_groups_of_its_own_station(
    station, other_station, admin_user, client_for
):
    assert dialog(client_for(admin_user), collection_address(station)) == own_groups(station)
    assert dialog(client_for(admin_user), collection_address(other_station)) == own_groups(other_station)


def test_a_group_of_another_station_is_refused(station, other_station, page, person, client_for):
    client = client_for(person)
    choice = {"restriction_type": "groups", "groups": [group_for(other_station, Role.OFFICER).pk]}
    response = client.post(page_address(page), choice)
    assert response.json()["step"] == "set_privacy"
    assert not PageViewRestriction.objects.exists()
    if person.is_superuser:
        client.post(collection_address(station), choice)
        assert not CollectionViewRestriction.objects.exists()


def test_one_of_its_own_is_taken(station, other_station, page, person, client_for):
    group = group_for(station, Role.OFFICER)
    client = client_for(person)
    response = client.post(page_address(page), {"restriction_type": "groups", "groups": [group.pk]})
    assert response.json() == {"step": "set_privacy_done", "is_public": False}
    assert [*PageViewRestriction.objects.get(page=page).groups.all()] == [group]


def test_nobody_of_another_station_opens_the_dialog(other_station, page, client_for, supervisor_user):
    elsewhere = other_station.root_page.get_children().first()
    response = client_for(supervisor_user).get(page_address(elsewhere))
    assert response.status_code in (302, 403)
