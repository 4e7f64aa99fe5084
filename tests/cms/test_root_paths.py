"""Where stations begin is known to every process, in a few queries however many stations there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from cms import root_paths
from cms.root_paths import RootPaths
from oit.stations import create_station
from tests.conftest import OTHER_STATION, YEAR

pytestmark = pytest.mark.django_db


def paths_of(known, site):
    return {path.language_code: path.root_path for path in known.read() if path.site_id == site.pk}


def test_it_is_what_wagtail_knows(station, other_station):
    homes = station.root_page.get_translations(inclusive=True)
    assert paths_of(RootPaths(), station) == {page.locale.language_code: page.url_path for page in homes}
    assert set(paths_of(RootPaths(), other_station)) == {"th", "en"}
    urls = {path.root_url for path in RootPaths().read()}
    assert urls == {"http://testserver", "http://phetkasem.localhost"}
    own = station.root_page.get_children().first()
    assert own.full_url.startswith("http://testserver/")


def test_every_page_has_the_address_that_the_whole_list_gives_it(station, other_station, rf, monkeypatch):
    def addresses():
        request = rf.get("/", headers={"host": "phetkasem.localhost"})
        return {
            page.pk: (page.get_url_parts(), page.get_url(request), page.get_site())
            for page in Page.objects.filter(depth__gt=1)
        }

    quick = addresses()
    every = RootPaths().read()
    monkeypatch.setattr(Page, "_get_site_root_paths", lambda page, request=None: every)
    monkeypatch.setattr(
        Page,
        "_get_relevant_site_root_paths",
        lambda page, cache_object=None: [path for path in every if page.url_path.startswith(path.root_path)],
    )
    assert quick == addresses()
    assert quick[station.root_page_id][1] == "http://testserver/"
    assert quick[other_station.root_page_id][1] == "/"


def test_the_pages_of_the_only_station_have_addresses_without_its_name(station, other_station):
    assert station.root_page.url == "http://testserver/"
    other_station.delete()
    assert station.root_page.url == "/"


def test_more_stations_take_no_more_queries(station):
    def number():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            RootPaths().read()
        return len(queries)

    before = number()
    for count in range(2):
        create_station(**OTHER_STATION | {"hostname": f"station-{count}.example"}, year=YEAR)
    assert number() == before == 2


@pytest.mark.django_db(transaction=True)
def test_another_process_learns_of_a_new_station_at_once():
    here, there = RootPaths(), RootPaths()
    assert here.read() == there.read()
    site = create_station(**OTHER_STATION | {"hostname": "karon.example"}, year=YEAR)
    # Wagtail's signal has told only the one that this process uses.
    assert set(paths_of(there, site)) == {"th", "en"}
    Site.objects.get(pk=site.pk).delete()
    assert paths_of(there, site) == {}


@pytest.mark.django_db(transaction=True)
def test_another_process_learns_of_a_renamed_home_page(station):
    there = RootPaths()
    assert paths_of(there, station)["th"] == station.root_page.url_path
    home = Page.objects.get(pk=station.root_page_id)
    home.slug = "renamed"
    home.save()
    assert paths_of(there, station)["th"] == "/renamed/"


def test_nothing_is_remembered_while_nobody_can_say_what_changed(station, monkeypatch):
    class Silent:
        def read(self, name):
            return None

    known = RootPaths()
    monkeypatch.setattr(root_paths, "generations", Silent())
    known.read()
    Page.objects.filter(pk=station.root_page_id).update(url_path="/elsewhere/")
    assert paths_of(known, station)["th"] == "/elsewhere/"
