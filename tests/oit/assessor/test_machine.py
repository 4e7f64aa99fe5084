"""The machine index: what its schema says, true to the files, each station its own."""

import hashlib
import json
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from cms.media.digests import sha256_of
from oit.models import ItemPage, ProcurementSummaryPage
from oit.stations import add_year
from tests.contract.conftest import PAGE_TYPES
from tests.factories import in_english, publish, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream
from tests.oit.conftest import of_year

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).resolve().parents[3] / "docs" / "assessor-index.schema.json"


def index(client, address="/oit.json", **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200
    return json.loads(response.content)


def item(found, code):
    return next(each for each in found["items"] if each["code"] == code)


def test_it_is_what_its_schema_says(client, station, given):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(index(client))] == []
    for model in (model for model in PAGE_TYPES if issubclass(model, ItemPage)):
        in_english(published(model, station, **every_field(model, given)))
    full = index(client)
    assert [error.message for error in validator.iter_errors(full)] == []
    assert sum(len(each["elements"]) for each in full["items"]) == 100
    del full["items"][0]["elements"][0]["state"]
    assert list(validator.iter_errors(full))


def test_addresses_open_and_titles_are_in_both_languages(client, station, some_items):
    found = index(client, "/oit/2567.json")
    structure = item(found, "O1")
    assert structure["title"]["en"] == "Structure, manpower and executives"
    assert structure["title"]["th"].startswith("โครงสร้าง")
    assert structure["addresses"] == {
        "th": "http://testserver/oit/2567/o1/",
        "en": "http://testserver/en/oit/2567/o1/",
    }
    assert item(found, "O15")["addresses"]["en"] is None
    for each in (*structure["addresses"].values(), *found["assessor_view"].values()):
        assert client.get(each).status_code == 200
    assert structure["elements"][0]["addresses"]["th"] == "http://testserver/oit/2567/o1/#organisation-chart"
    assert structure["first_published"] <= structure["last_changed"]


def test_states_and_what_is_not_published(client, station, some_items):
    found = index(client)
    assert item(found, "O15")["state"] == "missing"
    assert item(found, "O15")["published"]
    missing = item(found, "O3")
    assert not missing["published"]
    assert missing["addresses"] == {"th": None, "en": None}
    assert missing["first_published"] is None
    assert {each["state"] for each in missing["elements"]} == {"missing"}
    assert found["totals"]["items_published"] == len(some_items)


def test_a_file_is_told_as_it_is_downloaded(client, station, given):
    published(
        ProcurementSummaryPage, station, months=stream(*(month(iso, given, rows=1) for iso in ASSESSED))
    )
    files = item(index(client), "O15")["elements"][-1]["files"]
    told = next(each for each in files if each["format"] == "pdf")
    downloaded = b"".join(client.get(told["address"]))
    assert told["sha256"] == hashlib.sha256(downloaded).hexdigest()
    assert told["bytes"] == len(downloaded)
    assert told["media_type"] == "application/pdf"


def test_a_digest_is_remembered_and_a_file_that_is_gone_has_none(station, given):
    first = sha256_of(given.pdf)
    assert sha256_of(given.pdf) == first
    given.pdf.file.storage.delete(given.pdf.file.name)
    assert sha256_of(given.pdf) == first
    cache.clear()
    assert sha256_of(type(given.pdf).objects.get(pk=given.pdf.pk)) is None


def test_any_site_may_read_it_and_an_unchanged_one_is_not_sent_twice(client, station):
    response = client.get("/oit.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert "max-age=300" in response["Cache-Control"]
    assert not response.cookies
    again = client.get("/oit.json", HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert client.post("/oit.json").status_code in (403, 405)


def test_it_changes_with_what_is_published(client, station, given):
    before = client.get("/oit.json")["ETag"]
    published(ProcurementSummaryPage, station, months=stream(month(ASSESSED[0], given)))
    response = client.get("/oit.json", HTTP_IF_NONE_MATCH=before)
    assert response.status_code == 200
    assert item(json.loads(response.content), "O15")["published"]


def test_each_station_has_its_own(client, station, other_station, some_items):
    other = index(Client(), HTTP_HOST=other_station.hostname)
    assert other["station"]["name"]["th"] == "สถานีตำรวจนครบาลเพชรเกษม"
    assert other["totals"]["items_published"] == 0
    assert other["addresses"]["th"].startswith(f"http://{other_station.hostname}")


def test_the_current_year_is_the_newest_live_one(client, station, install, shipped):
    install(y2568=of_year(shipped, 2568))
    later = add_year(station, 2568)
    assert index(client)["fiscal_year"] == {"be": 2568, "ce": 2025}
    assert index(client, "/oit/2567.json")["fiscal_year"]["be"] == 2567
    later.unpublish()
    assert index(client)["fiscal_year"]["be"] == 2567
    assert client.get("/oit/2568.json").status_code == 404


def test_switched_off_with_the_assessors_view(client, station, year_page):
    year_page.assessor_view = False
    publish(year_page)
    assert client.get("/oit.json").status_code == 404
    assert client.get("/oit/2567.json").status_code == 404
