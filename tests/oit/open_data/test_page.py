"""The open data page and the catalogue: what a person and a portal are told, each station its own."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from oit.models import BudgetPage, FiscalYearPage, InvestigationFundPage
from oit.open_data.models import OpenDataSettings
from tests.factories import publish, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db

ADDRESS = "/oit/2567/open-data/"


def soup(client, address=ADDRESS, **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_each_table_is_explained_with_files_that_open(client, tables):
    page = soup(client)
    assert page.html["lang"] == "th"
    assert [each["id"] for each in page.select("article")] == [
        "o1-manpower",
        "o11-cases",
        "o11-checkpoints",
        "o15-months",
    ]
    links = page.select("#o11-cases .made-files a")
    assert [a.text.split()[0] for a in links] == ["Excel", "CSV", "JSON"]
    for a in (*links, *page.select("#programs-title ~ ul a")):
        address = a["href"] if a["href"].startswith("/") else ADDRESS + a["href"]
        assert client.get(address).status_code == 200
    assert "property_reported" in page.select_one("#o11-cases details").text
    assert client.get(page.select_one("#o11-cases p a")["href"].partition("#")[0]).status_code == 200


def test_in_english_with_the_other_language_of_what_is_there_in_thai_only(client, tables):
    page = soup(client, "/en" + ADDRESS)
    assert "Open data: Fiscal year 2024 (B.E. 2567)" in page.h1.text.replace("\xa0", " ")
    assert page.select_one("#o11-cases .made-files a")["href"].startswith("/en/oit/2567/o11/files/cases")
    assert page.select_one("#o1-manpower .made-files a")["href"].startswith("/oit/2567/o1/files/manpower")
    assert page.find("link", rel="canonical")["href"].endswith("/en/oit/2567/open-data/")
    switch = [a["href"] for a in page.select("a[hreflang=th]")]
    assert "/oit/2567/open-data/" in switch


def test_a_year_without_tables_says_so(client, station):
    assert not soup(client).select("article")
    for name in ("datapackage.json", "catalog.jsonld", "ocds.json", "other.json"):
        assert client.get(ADDRESS + name).status_code == 404
    year = FiscalYearPage.objects.get(locale__language_code="th", path__startswith=station.root_page.path)
    year.unpublish()
    assert client.get(ADDRESS).status_code == 404


def test_it_is_found_from_the_year_the_tables_and_the_machine_index(client, tables):
    assert soup(client, "/oit/2567/").find("a", href=ADDRESS)
    assert soup(client, "/en/oit/2567/").find("a", href="/en" + ADDRESS)
    links = [a["href"] for a in soup(client, "/oit/2567/o11/").select("#cases .made-files a")]
    assert f"{ADDRESS}#o11-cases" in links
    ids = {each["id"] for each in soup(client).select("article")}
    for address in ("/oit/2567/o1/", "/oit/2567/o11/", "/oit/2567/o15/"):
        for a in soup(client, address).select(".made-files a[href*=open-data]"):
            assert a["href"].partition("#")[2] in ids
    index = client.get("/oit/2567.json").json()
    assert index["open_data"] == {
        "th": "http://testserver/oit/2567/open-data/",
        "en": "http://testserver/en/oit/2567/open-data/",
    }


def test_files_are_for_any_site_and_an_unchanged_one_is_not_sent_twice(client, tables):
    for name, kind in (
        ("datapackage.json", "application/json"),
        ("catalog.jsonld", "application/ld+json"),
        ("ocds.json", "application/json"),
    ):
        response = client.get(ADDRESS + name)
        assert response["Content-Type"].partition(";")[0] == kind
        assert response["Access-Control-Allow-Origin"] == "*"
        again = client.get(ADDRESS + name, HTTP_IF_NONE_MATCH=response["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
        assert client.post(ADDRESS + name).status_code in (403, 405)


def test_what_is_withdrawn_is_gone(client, read, tables):
    tables["O11"].unpublish()
    assert [each["name"] for each in read("datapackage.json")["resources"]] == [
        "o1-manpower",
        "o1-manpower-json",
        "o15-months",
        "o15-months-json",
    ]


def test_it_asks_no_more_of_the_database_for_more_pages(client, station, given, tables, make):
    addresses = [ADDRESS, f"{ADDRESS}datapackage.json", f"{ADDRESS}catalog.jsonld"]
    before = [queries(client, address) for address in addresses]
    make(
        *(
            published(model, station, **every_field(model, given))
            for model in (BudgetPage, InvestigationFundPage)
        )
    )
    assert len(soup(client).select("article")) == 7
    # One for each type of page.
    assert [queries(client, address) for address in addresses] == [number + 2 for number in before]


def queries(client, address):
    """How many queries a second visit takes."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_year_without_an_assessors_view_has_open_data_all_the_same(client, station, tables):
    year = FiscalYearPage.objects.get(locale__language_code="th", path__startswith=station.root_page.path)
    year.assessor_view = False
    publish(year)
    assert not soup(client).select("a[href$='2567.json']")
    assert client.get(f"{ADDRESS}datapackage.json").status_code == 200


def test_each_station_has_its_own(station, other_station, tables):
    other = Client()
    assert not soup(other, HTTP_HOST=other_station.hostname).select("article")
    assert other.get(f"{ADDRESS}datapackage.json", HTTP_HOST=other_station.hostname).status_code == 404


def test_the_catalogue_has_what_a_portal_must_know(client, read, tables):
    catalogue = read("catalog.jsonld")
    # DCAT-AP 3: what is mandatory of a catalogue, a dataset, a distribution.
    assert {"dct:title", "dct:description", "dct:publisher"} <= set(catalogue)
    titles = {each["@language"]: each["@value"] for each in catalogue["dct:title"]}
    assert "กมลา" in titles["th"]
    assert "Kamala" in titles["en"]
    datasets = {each["@id"].partition("#")[2]: each for each in catalogue["dcat:dataset"]}
    assert list(datasets) == ["o1-manpower", "o11-cases", "o11-checkpoints", "o15-months"]
    cases = datasets["o11-cases"]
    assert {"dct:title", "dct:description", "dcat:contactPoint", "dcat:keyword", "dct:spatial"} <= set(cases)
    assert cases["dct:accrualPeriodicity"]["@id"].endswith("/frequency/MONTHLY")
    assert datasets["o1-manpower"]["dct:accrualPeriodicity"]["@id"].endswith("/frequency/ANNUAL")
    assert cases["dct:temporal"]["dcat:startDate"]["@value"] == "2023-10-01"
    asked = {each["schema:propertyID"]: each["schema:value"] for each in cases["schema:additionalProperty"]}
    assert asked["data_type"] == "ข้อมูลสถิติ"
    for distribution in cases["dcat:distribution"]:
        response = client.get(distribution["dcat:downloadURL"]["@id"])
        assert int(distribution["dcat:byteSize"]["@value"]) == len(b"".join(response))
    assert len(cases["dcat:distribution"]) == 6
    contracts = [each for each in datasets["o15-months"]["dcat:distribution"] if "dct:conformsTo" in each]
    assert [each["dcat:accessURL"]["@id"] for each in contracts] == [
        "http://testserver/oit/2567/open-data/ocds.json"
    ]


def test_the_terms_are_set_by_the_own_station(client_for, chief_user, station, other_station):
    client = client_for(chief_user)
    own, other = (
        f"/admin/settings/open_data/opendatasettings/{site.pk}/" for site in (station, other_station)
    )
    refused = client.post(own, {"licence_name": "cc0", "ocid_prefix": "wrong"})
    assert "ocds-a1b2c3" in refused.content.decode()
    client.post(own, {"licence_name": "cc0", "ocid_prefix": "ocds-abc123"})
    assert OpenDataSettings.for_site(station).licence_name == "cc0"
    client.post(other, {"licence_name": "cc0", "ocid_prefix": ""})
    assert OpenDataSettings.for_site(other_station).licence_name == "cc-by"
