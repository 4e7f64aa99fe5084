"""What one page made anew tells to the next pages of its station, and to nobody else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import StationSettings
from home.models import ContentPage
from oit.duties.calendar import Event
from oit.duties.models import CalendarEntry
from oit.models import FiscalYearPage, StructurePage
from tests.factories import in_english, own_page, publish, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def queries(client, kept):
    """A function that reads an address, and says with how many queries it was made."""

    def queries(address, **request):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, **request).status_code == 200
        return len(captured)

    return queries


@pytest.fixture
def certain(django_capture_on_commit_callbacks):
    """A function that does something in a transaction that is certain afterwards."""

    def certain(do):
        with django_capture_on_commit_callbacks(execute=True):
            return do()

    return certain


def rename(station, name):
    own = StationSettings.for_site(station)
    own.name_th = name
    own.save()


def test_a_page_is_told_what_those_before_it_had_read(queries, station, certain):
    certain(lambda: [publish(own_page(StructurePage, station)), rename(station, "สถานีตำรวจภูธรป่าตอง")])
    alone = queries("/oit/2567/o1/")
    certain(lambda: rename(station, "สถานีตำรวจภูธรกมลา"))
    # The very first finds out whose pages these are.
    queries("/oit/")
    queries("/oit/2567/")
    assert queries("/oit/2567/o1/") <= alone - 3


def test_a_page_that_nobody_has_read_shows_what_was_changed_since_another_was(client, kept, station, certain):
    certain(lambda: publish(own_page(StructurePage, station)))
    for read_before in ("/oit/2567/", "/oit/2567/o1/"):
        client.get(read_before)
    certain(lambda: rename(station, "สถานีตำรวจภูธรป่าตอง"))
    assert "สถานีตำรวจภูธรป่าตอง" in client.get("/oit/").content.decode().replace("\u200b", "")


def test_a_new_page_appears_in_the_menu_of_pages_that_nobody_has_read(client, kept, station, certain):
    client.get("/")
    certain(lambda: published(ContentPage, station, title="ประวัติสถานี", slug="history", show_in_menus=True))
    assert "ประวัติสถานี" in client.get("/oit/").content.decode()


def test_a_new_item_is_led_to_from_the_items_beside_it(client, kept, station, certain):
    certain(lambda: publish(own_page(StructurePage, station)))
    client.get("/oit/2567/")
    certain(lambda: publish(station.root_page.get_descendants().get(slug="o2").specific))
    assert 'href="/oit/2567/o2/"' in client.get("/oit/2567/o1/").content.decode()


def test_a_page_in_one_language_leaves_nothing_to_the_other(client, kept, station, certain):
    certain(lambda: in_english(own_page(StructurePage, station)))
    client.get("/en/oit/2567/o1/")
    thai = client.get("/oit/2567/o1/")
    assert 'lang="th"' in thai.content.decode()[:200]
    assert 'href="/en/oit/"' not in thai.content.decode()
    assert 'href="/en/"' in client.get("/en/").content.decode()


def test_another_station_is_told_nothing(client, kept, station, other_station):
    client.get("/oit/")
    page = (
        client.get("/oit/", headers={"host": other_station.hostname}).content.decode().replace("\u200b", "")
    )
    assert "เพชรเกษม" in page
    assert "กมลา" not in page


def test_who_is_signed_in_is_told_nothing(client_for, officer_user, client, kept, station):
    for read_before in ("/oit/2567/", "/contact/"):
        client.get(read_before)
    # Without a transaction that becomes certain, as while somebody else's is not.
    rename(station, "สถานีตำรวจภูธรป่าตอง")
    page = client_for(officer_user).get("/oit/").content.decode().replace("\u200b", "")
    assert "สถานีตำรวจภูธรป่าตอง" in page


def test_days_of_the_survey_that_the_station_changes_are_those_that_are_shown(client, kept, station, certain):
    own = StationSettings.for_site(station)
    own.eit_url = "https://eit.example.org/station"
    certain(own.save)
    assert own.eit_url in client.get("/").content.decode()
    past = {"first_day": date(2024, 1, 1), "last_day": date(2024, 2, 1)}
    certain(lambda: CalendarEntry.objects.create(site=station, fiscal_year=2567, event=Event.EIT, **past))
    assert own.eit_url not in client.get("/").content.decode()


def test_a_year_that_is_withdrawn_is_gone_from_the_front_page(client, kept, station, certain):
    assert 'class="indicator-board"' in client.get("/").content.decode()
    certain(lambda: FiscalYearPage.objects.get(path__startswith=station.root_page.path).unpublish())
    assert 'class="indicator-board"' not in client.get("/").content.decode()
