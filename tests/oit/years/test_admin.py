"""The button on the readiness board: who may press it, what it says first, what it does."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.models.stations import Role
from oit.models import FiscalYearPage
from oit.years.models import FrozenPage
from tests.admin_forms import edit_address
from tests.conftest import make_user

pytestmark = pytest.mark.django_db
BOARD = "/admin/readiness/"


def new(site):
    return f"{reverse('years:new')}?station={site.pk}"


def years(site):
    return set(FiscalYearPage.objects.descendant_of(site.root_page).values_list("fiscal_year", flat=True))


@pytest.fixture
def supervisor(supervisor_user, client_for):
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    return client_for(supervisor_user)


def test_the_board_offers_it_to_who_may(supervisor, officer, station):
    assert reverse("years:new") in supervisor.get(BOARD).content.decode()
    assert reverse("years:new") not in officer.get(BOARD).content.decode()


def test_the_board_says_that_a_year_is_not_published_yet(supervisor, officer, later_year):
    told = "The page of this fiscal year is not published"
    later_year.unpublish()
    shown = supervisor.get(BOARD, {"year": 2568}).content.decode()
    assert told in shown
    assert edit_address(later_year) in shown
    assert edit_address(later_year) not in officer.get(BOARD, {"year": 2568}).content.decode()
    later_year.save_revision().publish()
    assert told not in supervisor.get(BOARD, {"year": 2568}).content.decode()


def test_it_says_what_will_happen_and_does_it_once(supervisor, station, later_edition):
    page = BeautifulSoup(supervisor.get(new(station)).content, "html.parser").select_one("main")
    assert "24 pages for its items are made as drafts" in page.text
    assert "Fiscal year 2024 (B.E. 2567) is closed" in page.text
    assert years(station) == {2567}
    answer = supervisor.post(new(station), {"year": "2568"}, follow=True)
    assert "Fiscal year 2025 (B.E. 2568) is being made" in answer.content.decode()
    assert years(station) == {2567, 2568}
    assert FrozenPage.objects.count() == 25
    assert (
        "There is no checklist for a later fiscal year yet." in supervisor.get(new(station)).content.decode()
    )
    supervisor.post(new(station), {"year": "2568"})
    assert FiscalYearPage.objects.descendant_of(station.root_page).filter(fiscal_year=2568).count() == 1
    board = supervisor.get(BOARD, {"station": station.pk, "year": 2567}).content.decode()
    assert "This fiscal year is closed" in board
    assert supervisor.get(BOARD, {"station": station.pk, "year": 2568}).status_code == 200


def test_a_year_that_was_left_half_made_is_finished(supervisor, station, later_edition):
    supervisor.post(new(station), {"year": "2568"})
    year = FiscalYearPage.objects.descendant_of(station.root_page).get(fiscal_year=2568)
    year.get_children().last().delete()
    page = BeautifulSoup(supervisor.get(new(station)).content, "html.parser").select_one("main")
    assert page.select_one("[name=year]")["value"] == "2568"
    supervisor.post(new(station), {"year": "2568"})
    assert type(year).objects.get(pk=year.pk).get_children().count() == 24


def test_without_a_later_checklist_it_says_so(supervisor, station):
    page = supervisor.get(new(station)).content.decode()
    assert "There is no checklist for a later fiscal year yet." in page
    assert supervisor.post(new(station), {"year": "2568"}).status_code == 404
    assert supervisor.post(new(station), {"year": "๒๕๖๘"}).status_code == 404
    assert years(station) == {2567}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COMPLAINTS])
def test_others_of_the_station_may_not(role, station, later_edition, client_for):
    client = client_for(make_user("someone", station, role))
    assert client.get(new(station)).status_code in (302, 403)
    assert client.post(new(station), {"year": "2568"}).status_code in (302, 403)
    assert years(station) == {2567}


def test_a_supervisor_of_another_station_may_not(supervisor, other_station, later_edition):
    assert supervisor.get(new(other_station)).status_code == 403
    assert supervisor.post(new(other_station), {"year": "2568"}).status_code == 403
    assert years(other_station) == {2567}


def test_a_station_that_begins_a_year_is_not_shown_its_first_day(supervisor, station, later_year):
    items = Page.objects.descendant_of(station.root_page)
    items.descendant_of(later_year).update(live=False)
    items.exclude(pk__in=items.descendant_of(later_year)).update(live=True)
    assert reverse("first_day:steps") not in supervisor.get("/admin/").content.decode()
