"""What addresses lead to: /oit/o15/ to the newest O15, and nothing anyone can type to an error of ours."""

from urllib.parse import urlsplit

import pytest
from wagtail.models import Page

from oit.models import ProcurementSummaryPage, StructurePage
from oit.stations import add_year
from tests.factories import in_english, publish, published

pytestmark = pytest.mark.django_db

GARBAGE = [
    "/oit/o0/",
    "/oit/o26/",
    "/oit/o99999999999999999999/",
    "/oit/o-1/",
    "/oit/o๑๕/",
    "/oit/2567/o15/o15/",
    "/oit/2567/o15/both/",
    "/oit/2567/o18/both/x/",
    "/oit/9999999999999/",
    "/oit/%00/",
    "/oit/2567/%00%ff/",
    "/%E0%B8/",
    "/" + "ก/" * 300,
    "/" + "a" * 5000 + "/",
    "/oit//o15/",
    "/../etc/passwd",
    "/en/en/oit/",
    "/en/oit/o26/",
    "/en/oit/2567/%00/",
    "/documents/%00/",
    "/documents/aaaaaaaaaa/versions/99999999999999999999/",
    "/media/images/%00.jpg",
    "/qa/99999999999999999999/",
    "/news/feed/feed/",
]
PAGES = ["/", "/oit/", "/oit/2567/", "/oit/2567/o15/", "/news/", "/qa/", "/orders/", "/feedback/", "/search/"]
NUMBERS = ["-1", "999999999999999999999", "ก", "๓", "²", "%00", "abc"]
QUERIES = [
    *(f"/news/?page={number}" for number in NUMBERS),
    *(f"/qa/?page={number}" for number in NUMBERS),
    *(f"/oit/2567/o15/?untranslated={number}" for number in NUMBERS),
    "/?untranslated=0&untranslated=1",
    "/oit/2567/?section=nothing",
    "/oit/2567/?section=%00",
    "/news/?kind=%00&month=2024-13",
    "/news/?month=%ff",
    "/qa/?topic=%00&q=%00",
    "/qa/?q=" + "ก" * 3000,
    "/search/?q=%00",
    "/search/?q=" + "ก" * 3000,
    "/orders/?purpose=%00",
    "/feedback/?page=%00&useful=%00",
    *(f"{page}?%00=%00&page[]=1&&&=&page=%ff&q=%ff&untranslated=%ff" for page in PAGES),
]


@pytest.fixture
def summary(station):
    """O15 of 2567, published in both languages."""
    page = published(ProcurementSummaryPage, station)
    in_english(page)
    return page


def path(response):
    return urlsplit(response.headers["Location"]).path


def test_an_item_without_its_year_leads_to_the_newest(summary, station, client, install, next_year):
    assert path(client.get("/oit/o15/")) == "/oit/2567/o15/"
    assert path(client.get("/en/oit/o15/")) == "/en/oit/2567/o15/"
    # In 2568 the summary is O14, so the newest O15 is still that of 2567.
    install(later=next_year)
    year = add_year(station, 2568)
    assert path(client.get("/oit/o15/")) == "/oit/2567/o15/"
    assert client.get("/oit/o1/").status_code == 404
    publish(StructurePage.objects.child_of(year).get())
    assert path(client.get("/oit/o1/")) == "/oit/2568/o1/"
    # There is no English of it yet.
    assert path(client.get("/en/oit/o1/")) == "/oit/2568/o1/"


def test_a_draft_is_not_led_to(station, client):
    for address in ("/oit/o15/", "/en/oit/o15/", "/oit/2567/o15/", "/en/oit/2567/o15/"):
        assert client.get(address).status_code == 404


def test_garbage_is_not_found(summary, client):
    answers = {address: client.get(address).status_code for address in GARBAGE}
    assert {address: status for address, status in answers.items() if status not in (301, 400, 404)} == {}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_bad_queries_are_ignored(prefix, summary, client):
    answers = {address: client.get(f"{prefix}{address}").status_code for address in QUERIES}
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_other_methods_are_no_error(summary, client):
    for method in (client.post, client.put, client.delete, client.options, client.head):
        for page in PAGES:
            assert method(page).status_code < 500
    assert Page.objects.filter(pk=summary.pk).exists()
