"""The data package: what the published profiles ask for, true to the files, and enough to read the tables by."""

import csv
import hashlib
import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

from cms.models import StationSettings
from oit.datasets.schema import Column, ColumnType, Schema
from oit.open_data.models import OpenDataSettings
from oit.open_data.table_schema import table_schema
from oit.papers.csv_files import as_written

pytestmark = pytest.mark.django_db

PROFILES = Path(__file__).resolve().parents[2] / "vendor" / "frictionless"


def problems(content, profile):
    schema = json.loads((PROFILES / f"{profile}.json").read_text(encoding="utf-8"))
    checker = jsonschema.FormatChecker()
    return [
        error.message
        for error in jsonschema.Draft4Validator(schema, format_checker=checker).iter_errors(content)
    ]


def resource(package, name):
    return next(each for each in package["resources"] if each["name"] == name)


def downloaded(client, resource):
    response = client.get(urlsplit(resource["path"]).path)
    assert response.status_code == 200
    return response, b"".join(response)


@pytest.mark.parametrize("language", ["", "/en"])
def test_it_is_what_the_published_profiles_ask_for(read, tables, language):
    package = read("datapackage.json", language)
    assert problems(package, "data-package") == []
    tabular = [each for each in package["resources"] if each["profile"] == "tabular-data-resource"]
    assert {each["name"] for each in tabular} == {"o1-manpower", "o11-cases", "o11-checkpoints", "o15-months"}
    for each in tabular:
        assert problems(each, "tabular-data-resource") == []
    assert problems({**package, "resources": []}, "data-package")
    assert problems({**tabular[0], "schema": {"fields": [{"type": "money"}]}}, "tabular-data-resource")


def test_sizes_and_checksums_are_those_of_the_files(client, read, tables):
    for each in read("datapackage.json")["resources"]:
        response, content = downloaded(client, each)
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert response["Content-Type"].partition(";")[0] == each["mediatype"]
        assert response["Access-Control-Allow-Origin"] == "*"
        content.decode(each["encoding"])


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_table_read_by_its_schema_has_the_values_of_the_page(client, read, tables, language):
    package = read("datapackage.json", language)
    found = rows_by_schema(client, resource(package, "o11-cases"))
    columns = [column.key for column in tables["O11"]._meta.get_field("cases").schema.columns]
    assert found == [{key: row.get(key) for key in columns} for row in tables["O11"].cases]
    bought = rows_by_schema(client, resource(package, "o15-months"))
    assert [row["month"] for row in bought] == ["2023-10", "2023-11"]
    assert bought[0]["agreed_price"] == Decimal("18200.00")
    assert bought[0]["contract_date"] == date(2023, 10, 17)
    assert bought[0]["winner"] == "ร้านกมลาการช่าง"


READERS = {
    "string": as_written,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "yearmonth": str,
}


def rows_by_schema(client, resource):
    """What a program reads that knows nothing but the description: ``[{key: value}]``."""
    _response, content = downloaded(client, resource)
    schema, dialect = resource["schema"], resource["dialect"]
    reader = csv.reader(
        StringIO(content.decode("utf-8-sig"), newline=""),
        delimiter=dialect["delimiter"],
        quotechar=dialect["quoteChar"],
        doublequote=dialect["doubleQuote"],
    )
    heads, *rows = reader
    assert heads == [field["name"] for field in schema["fields"]]
    found = []
    for row in rows:
        read = {}
        for field, text in zip(schema["fields"], row, strict=True):
            value = None if text in schema["missingValues"] else READERS[field["type"]](text)
            holds(field.get("constraints", {}), value)
            read[field["key"]] = value
        found.append(read)
    by_heading = {field["name"]: field["key"] for field in schema["fields"]}
    keys = [by_heading[name] for name in schema.get("primaryKey", ())]
    assert not keys or len({tuple(row[key] for key in keys) for row in found}) == len(found)
    return found


def holds(constraints, value):
    assert value is not None or not constraints.get("required")
    if value is not None:
        assert value in constraints.get("enum", [value])
        assert value >= constraints.get("minimum", value)
        assert value <= constraints.get("maximum", value)


def test_fields_have_titles_in_both_languages_and_a_key_where_rows_are_unique(read, tables):
    thai, english = read("datapackage.json"), read("datapackage.json", "/en")
    fields = resource(thai, "o11-cases")["schema"]
    assert fields["primaryKey"] == ["เดือน"]
    assert fields["fields"][0]["titles"] == {"th": "เดือน", "en": "Month"}
    assert "primaryKey" not in resource(thai, "o15-months")["schema"]
    assert resource(english, "o11-cases")["schema"]["primaryKey"] == ["Month"]
    assert resource(english, "o11-cases")["path"].startswith("http://testserver/en/oit/2567/o11/files/")
    # What is there in Thai only is given in Thai, and says so.
    manpower = resource(english, "o1-manpower")
    assert (manpower["language"], manpower["schema"]["fields"][0]["name"]) == ("th", "สายงาน")


def test_nothing_is_said_of_rows_that_does_not_hold():
    schema = Schema(
        key="t",
        th="ตาราง",
        en="Table",
        unique=("month",),
        columns=(
            Column("month", "เดือน", "Month", ColumnType.MONTH, required=True),
            Column("kind", "ประเภท", "Kind", ColumnType.CHOICE, choices=(("a", "ก", "A"),)),
            Column("change", "เปลี่ยนแปลง", "Change", ColumnType.INTEGER, minimum=None),
        ),
    )
    rows = [{"id": "1", "month": None, "kind": "gone", "change": -1}]
    described = table_schema(schema, rows, "en")
    assert "primaryKey" not in described
    assert [field.get("constraints") for field in described["fields"]] == [None, None, None]
    rows = [{"id": "1", "month": "2023-10", "kind": "a", "change": -1}]
    described = table_schema(schema, rows, "en")
    assert described["primaryKey"] == ["Month"]
    assert [field.get("constraints") for field in described["fields"]] == [
        {"required": True},
        {"enum": ["A"]},
        None,
    ]


def test_what_the_thai_catalogue_asks_for(read, tables, station):
    StationSettings.objects.filter(site=station).update(email="kamala@example.org")
    package = read("datapackage.json")
    cases = resource(package, "o11-cases")["governance"]
    assert cases["data_type"] == "ข้อมูลสถิติ"
    assert (cases["update_frequency_unit"], cases["update_frequency_interval"]) == ("เดือน", "1")
    assert cases["data_category"] == "ข้อมูลสาธารณะ"
    assert cases["license_id"] == "Creative Commons Attributions"
    assert cases["data_format"] == ["CSV", "XLS", "JSON"]
    assert cases["data_language"] == ["ไทย", "อังกฤษ"]
    assert cases["maintainer_email"] == "kamala@example.org"
    assert "กมลา" in cases["geo_coverage_other"]
    assert resource(package, "o15-months")["governance"]["data_type"] == "ข้อมูลระเบียน"
    manpower = resource(package, "o1-manpower")["governance"]
    assert (manpower["data_type"], manpower["update_frequency_unit"]) == ("ข้อมูลสถิติ", "ปี")


def test_the_station_chooses_the_licence(read, tables, station):
    assert read("datapackage.json")["licenses"][0]["name"] == "CC-BY-4.0"
    settings = OpenDataSettings.for_site(station)
    settings.licence_name = "dga"
    settings.save()
    (licence,) = read("datapackage.json")["licenses"]
    assert licence["path"] == "https://www.data.go.th/pages/dga-open-government-license"
    assert "name" not in licence
