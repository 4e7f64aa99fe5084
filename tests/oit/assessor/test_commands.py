"""``readiness`` and ``handover`` on the command line."""

import csv
import json
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from docx import Document

from oit.assessor.handover import handover_rows
from oit.assessor.visiting import Visitor
from oit.models import ItemPage, ProcurementSummaryPage
from oit.readiness import is_complete
from tests.contract.conftest import PAGE_TYPES
from tests.factories import published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db


def run(name, *arguments):
    """``(what it printed, its CommandError or None)``, in English."""
    out = StringIO()
    error = None
    with override("en"):
        try:
            call_command(name, *arguments, stdout=out)
        except CommandError as raised:
            error = raised
    return out.getvalue(), error


def test_readiness_says_item_by_item_what_is_missing(station, some_items):
    text, error = run("readiness", "--station", "testserver", "--year", "2567")
    lines = text.splitlines()
    assert any(line.startswith("O3 ") and line.endswith(": Not yet published") for line in lines)
    assert any("February 2024" in line for line in lines)
    assert "3 published" in lines[-1]
    assert error.returncode == 1
    assert "missing" in str(error)


def test_readiness_in_thai_and_with_a_year_in_the_common_era(station, some_items):
    out = StringIO()
    with override("th"), pytest.raises(CommandError):
        call_command("readiness", "--station", "testserver:80", "--year", "2024", stdout=out)
    assert "กุมภาพันธ์ 2567" in out.getvalue()


def test_readiness_for_programs(station, other_station, some_items):
    text, error = run("readiness", "--station", "testserver", "--year", "2567", "--json")
    stated = json.loads(text)
    assert [each["code"] for each in stated["items"]][:2] == ["O1", "O2"]
    procurement = next(each for each in stated["items"] if each["code"] == "O15")
    months = procurement["elements"][0]
    assert (months["key"], months["state"], months["field"]) == ("months", "missing", "months")
    assert any("February 2024" in sentence for sentence in months["todo"])
    assert stated["totals"]["published"] == 3
    assert sum(each["missing"] for each in stated["items"]) == stated["totals"]["missing"]
    assert error.returncode == 1

    text, _error = run("readiness", "--all", "--json")
    published_items = {each["station"]: each["totals"]["published"] for each in json.loads(text)}
    assert published_items == {"testserver:80": 3, "phetkasem.localhost:80": 0}


def test_readiness_passes_when_nothing_assessed_is_missing(station, given, monkeypatch):
    monkeypatch.setattr("oit.yearly.ItemReadiness.lacking", [])
    text, error = run("readiness", "--station", "testserver", "--year", "2567")
    assert error is None
    assert "25 of 25 items complete" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--station", "nowhere.example", "--year", "2567"), "testserver:80"),
        (("--station", "testserver:8x", "--year", "2567"), "No station"),
        (("--station", "testserver", "--year", "67"), "four digits"),
        (("--station", "testserver", "--year", "2571"), "no published page"),
    ],
)
def test_readiness_says_what_is_wrong_with_the_question(station, arguments, message):
    _text, error = run("readiness", *arguments)
    assert message in str(error)


def test_the_line_to_paste_says_where_and_what_in_thai(station, given):
    months = stream(*(month(iso, given, rows=1) for iso in ASSESSED))
    page = published(ProcurementSummaryPage, station, months=months)
    assert is_complete(page)
    with override("en"):
        row = next(row for row in handover_rows(station, 2567) if row.code == "O15")
    assert row.address == "http://testserver/oit/2567/o15/"
    assert row.address == page.full_url
    assert f"{station.root_page.title} › " in row.line
    assert f"ปีงบประมาณ พ.ศ.\u00a02567 › O15 {page.item.title.th}" in row.line
    assert all(rule.title.th in row.line for rule in page.item.elements)


def test_an_unpublished_item_has_its_address_and_no_line(station, some_items):
    row = next(row for row in handover_rows(station, 2567) if row.code == "O3")
    assert row.address == "http://testserver/oit/2567/o3/"
    assert (row.line, row.elements, row.is_published) == ("", (), False)


def write(path, kind):
    return run(
        "handover", "--station", "testserver", "--year", "2567", "--format", kind, "--output", str(path)
    )


def test_the_sheet_in_three_formats(station, some_items, tmp_path):
    expected = [(row.code, row.title, row.address, row.line or "–") for row in handover_rows(station, 2567)]

    write(tmp_path / "sheet.csv", "csv")
    content = (tmp_path / "sheet.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert [tuple(line) for line in lines[1:]] == expected

    write(tmp_path / "sheet.xlsx", "xlsx")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "sheet.xlsx").read_bytes()))
    assert list(book.active.iter_rows(min_row=2, values_only=True)) == expected

    write(tmp_path / "sheet.docx", "docx")
    table = Document(tmp_path / "sheet.docx").tables[0]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == expected


def test_addresses_that_do_not_open_are_named(station, some_items, tmp_path):
    text, error = write(tmp_path / "sheet.csv", "csv")
    assert "25 items" in text
    assert "O3 http://testserver/oit/2567/o3/ (404)" in str(error)
    assert "O15 http" not in str(error)
    some_items["O15"].view_restrictions.create(restriction_type="login")
    _text, error = write(tmp_path / "sheet.csv", "csv")
    assert "O15 http" in str(error)


def test_all_addresses_open(station, given, tmp_path):
    for model in (model for model in PAGE_TYPES if issubclass(model, ItemPage)):
        published(model, station, **every_field(model, given))
    text, error = write(tmp_path / "sheet.csv", "csv")
    assert error is None
    assert "Every address opens" in text


def test_a_visitor_meets_every_middleware(station, settings):
    visitor = Visitor()
    assert visitor.status_of("http://testserver/") == 200
    assert visitor.status_of("http://testserver/oit/2567/o1/") == 404
    assert visitor.status_of("http://testserver/admin/") == 302
    assert visitor.status_of("http://nobody.example/") == 400
    settings.SECURE_SSL_REDIRECT = True
    assert Visitor().status_of("http://testserver/") == 200


def test_a_file_that_cannot_be_written(station, tmp_path):
    _text, error = write(tmp_path / "no" / "such" / "folder.csv", "csv")
    assert "could not be written" in str(error)
