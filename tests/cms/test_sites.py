"""A page of the admin takes its station from the request where it is that one, and never another's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import StationSettings
from cms.models.stations import Role, has_role, may
from cms.requests import answering
from home.models import Order
from oit.stations import group_for
from tests.admin_forms import edit_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(station, other_station):
    """The home page of each station."""
    return {each: each.root_page.specific for each in (station, other_station)}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_knows_its_own_station_at_whatever_host_it_is_asked_for(method, pages, rf):
    for here in pages:
        request = getattr(rf, method)("/admin/", headers={"host": here.hostname})
        with answering(request):
            for station, page in pages.items():
                assert page.get_site() == station


def test_many_pages_of_the_station_at_hand_take_one_query(pages, station, rf):
    page = pages[station]
    below = [each.specific for each in page.get_children()]
    assert page.get_site() == station
    with answering(rf.get("/admin/")), CaptureQueriesContext(connection) as captured:
        assert {each.get_site() for each in below} == {station}
        assert StationSettings.for_site(page.get_site()).site_id == station.pk
    assert len(captured) == 1


def test_what_was_changed_is_there_for_the_next_request(pages, station, rf):
    page = pages[station]
    for name in ("before", "after"):
        type(station).objects.filter(pk=station.pk).update(site_name=name)
        StationSettings.objects.filter(site=station).update(name_th=name)
        with answering(rf.get("/admin/")):
            assert page.get_site().site_name == name
            assert StationSettings.for_site(page.get_site()).name_th == name


def test_whoever_works_for_two_stations_has_the_form_of_each_at_the_host_of_the_other(
    pages, station, other_station, officer_user, client_for
):
    officer_user.groups.add(group_for(other_station, Role.OFFICER))
    client = client_for(officer_user)
    for host in pages:
        for own, page in pages.items():
            answer = client.get(edit_address(page), headers={"host": host.hostname})
            assert answer.context["page"].station == own


def test_roles_and_rights_are_held_apart_by_station_and_read_once(station, other_station, officer_user):
    officer_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    with CaptureQueriesContext(connection) as captured:
        assert has_role(officer_user, station, Role.OFFICER)
        assert not has_role(officer_user, other_station, Role.OFFICER)
        assert has_role(officer_user, other_station, Role.COMPLAINTS)
        assert may(officer_user, "change", Order, station)
        assert not may(officer_user, "change", Order, other_station)
    assert len(captured) == 1
