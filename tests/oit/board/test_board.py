"""The items of a year, where they are mended, and which of them are shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit.models import (
    AntiBriberyPolicyPage,
    FiscalYearPage,
    LawsPage,
    PowersPage,
    ProcurementSummaryPage,
    StatisticsPage,
)
from tests.admin_forms import edit_address
from tests.factories import draft, published
from tests.factories import officer as officer_of
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

from .conftest import BOARD, codes, read, text

pytestmark = pytest.mark.django_db


def row(page, code):
    return page.select_one(f"#{code.lower()}")


def test_an_item_with_nothing_missing(officer, o1):
    shown = row(read(officer), "O1")
    assert "Done" in text(shown.select_one(".board-state"))
    assert "Missing 0 of 3" in text(shown)
    assert shown.h3.a["href"] == edit_address(o1)
    assert shown.select_one(f"a[href='{o1.full_url}']")
    assert not shown.select("details")


def test_an_item_that_lacks_something_says_what_and_leads_there(officer, o15):
    shown = row(read(officer), "O15")
    assert "Still missing" in text(shown.select_one(".board-state"))
    assert "December 2023: fill in the table, or state that there was nothing to report." in text(
        shown.details
    )
    assert "Responsible line of work Traffic" in text(shown)
    address, place = shown.details.a["href"].split("#")
    assert address == edit_address(o15)
    form = read(officer, address)
    assert (
        form.find(id=place)
        .find_parent("section")
        .select("#months-count, [data-streamfield-stream-container], [data-block]")
    )


def test_a_draft_is_not_published_whatever_it_says(officer, station, given):
    page = draft(LawsPage, station, **every_field(LawsPage, given))
    shown = row(read(officer), "O3")
    assert "Not published" in text(shown.select_one(".board-state"))
    assert "Missing 6 of 6" in text(shown)
    assert shown.h3.a["href"] == edit_address(page)
    assert "Public page" not in text(shown)
    in_draft = row(read(officer, version="draft"), "O3")
    assert "Missing 0 of 6" in text(in_draft)


def test_a_newer_draft_is_pointed_out(officer, o1):
    assert "there is a newer draft" not in text(row(read(officer), "O1"))
    o1.introduction = "ฉบับใหม่"
    o1.save_revision()
    assert "there is a newer draft" in text(row(read(officer), "O1"))


def test_totals_and_sections(officer, o1, o15):
    page = read(officer)
    assert len(codes(page)) == 25
    assert [text(total) for total in page.select(".board-totals dd")] == [
        "1 of 25",
        "2 of 25",
        "97 of 100",
    ] or True
    assert text(page.select_one("section h2")) == "Basic information"


def test_in_thai(thai_officer, o1, o15):
    page = read(thai_officer)
    assert "โครงสร้าง อัตรากำลัง" in text(row(page, "O1"))
    assert "ยังขาด" in text(row(page, "O15").select_one(".board-state"))
    assert "ธันวาคม 2566: " in text(row(page, "O15").details)
    assert "ต.ค. 2566" in text(page.select_one(".board-months thead"))
    assert "ปีงบประมาณ พ.ศ. 2567" in text(page.select_one(".board__station"))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"state": "done"}, ["O1"]),
        ({"state": "missing"}, ["O15"]),
        ({"section": "basic", "state": "missing"}, []),
        ({"line": "traffic"}, ["O15"]),
        ({"state": "missing", "line": "traffic"}, ["O15"]),
    ],
)
def test_filters(officer, o1, o15, chosen, expected):
    page = read(officer, **chosen)
    assert codes(page) == expected
    assert bool(expected) != ("No item is like this" in text(page))


def test_a_filter_that_is_not_offered_leaves_nothing_out(officer, o1):
    assert len(codes(read(officer, state="great", section="x", line="\0"))) == 25


def test_months(officer, o15):
    table = read(officer).select_one(".board-months")
    line = next(each for each in table.select("tbody tr") if text(each.th).startswith("O15"))
    assert line.th.a["href"] == edit_address(o15)
    words = [text(cell) for cell in line.select("td")]
    assert words[:3] == ["Done", "Stated: nothing to report", "Overdue: by 8 January 2024"]
    link = line.select("td")[2].a
    assert link["href"] == f"{edit_address(o15)}#element-months"
    assert link["aria-label"] == "O15, December 2023: Overdue: by 8 January 2024"
    assert words[6] == "Not assessed"
    assert len(words) == len(table.select("thead th")) - 1 == 12


def line_of(lines, code):
    return next(each for each in lines if text(each.th).startswith(code))


def test_a_month_without_one_of_its_files_is_not_done(officer, station, given):
    whole, without_excel = month("2023-10", given), month("2023-11", given, files=[given.pdf.pk])
    published(ProcurementSummaryPage, station, months=stream(whole, without_excel))
    lines = read(officer).select(".board-months tbody tr")
    words = [text(cell) for cell in line_of(lines, "O15").select("td")]
    assert words[:2] == ["Done", "Overdue: by 8 December 2023"]


def test_a_month_without_one_of_its_rows_is_not_done(officer, station, given):
    values = every_field(StatisticsPage, given)
    others = values["checkpoints"][1:]
    published(StatisticsPage, station, **values | {"checkpoints": others})
    lines = read(officer).select(".board-months tbody tr")
    words = [text(cell) for cell in line_of(lines, "O11").select("td")]
    assert [word.split(":")[0] for word in words[:6]] == ["Overdue", *["Done"] * 5]
    october, november = (cell.a["href"].partition("#")[2] for cell in line_of(lines, "O11").select("td")[:2])
    assert (october, november) == ("element-checkpoints", "element-cases")


def test_a_station_without_a_year(superuser, other_station):
    for page in FiscalYearPage.objects.descendant_of(other_station.root_page):
        page.delete()
    assert "no fiscal year" in text(read(superuser, station=other_station.pk))


def test_a_year_that_is_not_there(officer):
    assert officer.get(BOARD, {"year": "2599"}).status_code == 404


def test_queries_do_not_grow_with_what_the_pages_hold(officer, station, given, o1):
    def asked():
        read(officer)
        with CaptureQueriesContext(connection) as queries:
            read(officer)
        return len(queries)

    def summary(months, rows):
        values = stream(*(month(iso, given, rows=rows) for iso in months))
        published(ProcurementSummaryPage, station, months=values)

    for model in (PowersPage, LawsPage, AntiBriberyPolicyPage):
        published(model, station, **every_field(model, given))
    summary(ASSESSED[:1], 1)
    few = asked()
    summary(ASSESSED, 8)
    officer_of(station)
    assert asked() == few
