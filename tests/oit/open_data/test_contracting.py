"""Procurements as OCDS releases: what the published schema asks for, and true to the rows."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.core.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from oit.models import ProcurementSummaryPage
from oit.open_data.models import OpenDataSettings
from tests.factories import publish, published
from tests.filled.pages import PROCUREMENT_ROW, month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db

SCHEMAS = Path(__file__).resolve().parents[2] / "vendor" / "ocds"


@pytest.fixture(scope="module")
def validator():
    package, release = (
        json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
        for name in ("release-package-schema.json", "release-schema.json")
    )
    registry = Registry().with_resources(
        (each["id"], Resource(contents=each, specification=DRAFT4)) for each in (package, release)
    )
    return jsonschema.Draft4Validator(package, registry=registry, format_checker=jsonschema.FormatChecker())


def test_it_is_what_the_published_schema_asks_for(read, tables, validator):
    for language in ("", "/en"):
        package = read("ocds.json", language)
        assert [error.message for error in validator.iter_errors(package)] == []
        assert len(package["releases"]) == 2
    del package["releases"][0]["ocid"]
    assert list(validator.iter_errors(package))


def test_a_row_as_a_release(read, tables):
    release = read("ocds.json")["releases"][0]
    assert release["tag"] == ["planning", "tender", "award", "contract"]
    assert release["planning"]["budget"]["amount"] == {"amount": 18500, "currency": "THB"}
    tender = release["tender"]
    assert tender["title"] == PROCUREMENT_ROW["work"]
    assert (tender["procurementMethod"], tender["procurementMethodDetails"]) == ("direct", "เฉพาะเจาะจง")
    assert PROCUREMENT_ROW["bidders"] in tender["description"]
    (award,), (contract,) = release["awards"], release["contracts"]
    assert award["value"] == {"amount": 18200, "currency": "THB"}
    assert award["suppliers"][0]["name"] == "ร้านกมลาการช่าง"
    assert contract["awardID"] == award["id"]
    assert (contract["id"], contract["dateSigned"]) == ("5/2567", "2023-10-17T00:00:00+07:00")
    roles = {party["name"]: party["roles"] for party in release["parties"]}
    assert roles == {
        "สถานีตำรวจภูธรกมลา": ["buyer", "procuringEntity"],
        "ร้านกมลาการช่าง": ["supplier"],
    }
    assert release["date"].endswith("+07:00")


def test_what_was_not_filled_in_is_left_out(read, station, given, make, validator):
    block = month(ASSESSED[0], given, rows=1)
    only_planned = dict.fromkeys(PROCUREMENT_ROW) | {
        "id": "0000000a",
        "work": "จ้างทำความสะอาด",
        "budget": "999.50",
        "method": "e-bidding",
    }
    block[1]["rows"] = [only_planned]
    make(published(ProcurementSummaryPage, station, months=stream(block)))
    package = read("ocds.json")
    assert [error.message for error in validator.iter_errors(package)] == []
    (release,) = package["releases"]
    assert release["tag"] == ["planning", "tender"]
    assert release["planning"]["budget"]["amount"]["amount"] == 999.5
    assert release["tender"]["procurementMethod"] == "open"
    assert not {"awards", "contracts"} & set(release)
    assert "status" not in release["tender"]


def test_identifiers_last_and_a_changed_row_is_another_release(read, tables, make):
    before = read("ocds.json")["releases"]
    page = tables["O15"]
    page.months[0].value["rows"][0]["agreed_price"] = "18100.00"
    publish(page)
    make(page)
    after = read("ocds.json")["releases"]
    assert [each["ocid"] for each in before] == [each["ocid"] for each in after]
    assert before[0]["id"] != after[0]["id"]
    assert len({each["ocid"] for each in after}) == 2


def test_a_prefix_is_unregistered_until_the_station_gives_one(client, read, tables, station):
    assert read("ocds.json")["releases"][0]["ocid"].startswith("unregistered-testserver-2023-10-")
    assert "not registered" in page(client)
    settings = OpenDataSettings.for_site(station)
    settings.ocid_prefix = "ocds-a1b2c3"
    settings.full_clean()
    settings.save()
    assert read("ocds.json")["releases"][0]["ocid"].startswith("ocds-a1b2c3-testserver-")
    assert "not registered" not in page(client)
    settings.ocid_prefix = "OCDS 1"
    with pytest.raises(ValidationError):
        settings.full_clean()


def page(client):
    return client.get("/en/oit/2567/open-data/").content.decode()


def test_there_is_none_where_nothing_was_bought(client, station, given, make):
    months = [month(iso, given, rows=0, nothing=True) for iso in ASSESSED]
    make(published(ProcurementSummaryPage, station, months=stream(*months)))
    assert client.get("/oit/2567/open-data/ocds.json").status_code == 404
    assert client.get("/oit/2567/open-data/datapackage.json").status_code == 200
    assert "ocds.json" not in page(client)
