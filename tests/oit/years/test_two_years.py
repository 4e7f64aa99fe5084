"""Two years with different checklists live together: for the public, the assessor, the board and the editor."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from oit.models import FiscalYearPage, GeneralItemPage, ItemPage, ProcurementSummaryPage
from oit.yearly import YearReadiness
from oit.years.making import make_year
from tests.admin_forms import edit_address
from tests.factories import in_english, publish, published
from tests.filled import every_field
from tests.filled.values import stream

from .rows import ROW

pytestmark = pytest.mark.django_db


@pytest.fixture
def years(station, later_edition, given):
    """The published pages of 2567 and 2568; of the items, O15 is published in both, and the new O22."""
    published(ProcurementSummaryPage, station, **every_field(ProcurementSummaryPage, given))
    earlier = FiscalYearPage.objects.descendant_of(station.root_page).get(fiscal_year=2567)
    later = make_year(station, 2568, on=date(2024, 9, 1)).page
    in_english(publish(later))
    month = {
        "month": "2024-10",
        "rows": [{"id": "0000000a", **ROW}],
        "nothing": False,
        "files": [],
        "note": "",
    }
    summary = ProcurementSummaryPage.objects.child_of(later).get()
    summary.months = stream(("month", month))
    publish(summary)
    new = GeneralItemPage.objects.child_of(later).get()
    new.further_elements = stream(
        ("element", {"key": "datasets", "text": "<p>สถิติคดีรายเดือน</p>"}),
        ("element", {"key": "dataset-files", "nothing": True}),
    )
    publish(new)
    return earlier, type(later).objects.get(pk=later.pk)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_public_reads_both_and_switches_between_them(years, client, prefix):
    for year, codes in ((2567, 25), (2568, 24)):
        page = read(client, f"{prefix}/oit/{year}/")
        links = {link["href"] for link in page.select("main a[href]")}
        assert {f"{prefix}/oit/2567/", f"{prefix}/oit/2568/"} <= links
        view = read(client, f"{prefix}/oit/{year}/assessor/")
        assert len(view.select(".indicator-section article, .indicator-section section")) >= codes
    assert read(client, "/oit/2567/o15/").select_one("#months")
    assert read(client, "/oit/2568/o22/").select_one("#datasets")
    assert "สถิติคดีรายเดือน" in read(client, "/oit/2568/o22/").select_one("#datasets").text
    assert client.get("/oit/o15/")["Location"] == "/oit/2568/o15/"


def test_programs_read_both(years, client):
    indexes = {year: client.get(f"/oit/{year}.json").json() for year in (2567, 2568)}
    assert [len(index["items"]) for index in indexes.values()] == [25, 24]
    assert client.get("/oit.json").json()["fiscal_year"]["be"] == 2568
    titles = {item["code"]: item["title"]["en"] for item in indexes[2568]["items"]}
    assert titles["O9"] == "Manual of ethical conduct"
    assert "O13" not in titles
    states = {
        element["key"]: element["state"]
        for item in indexes[2568]["items"]
        if item["code"] == "O22"
        for element in item["elements"]
    }
    assert states == {"datasets": "done", "dataset-files": "nothing"}


def test_the_board_shows_each_year_by_its_own_checklist(years, superuser, station):
    for year, codes in ((2567, ["O8", "O9", "O13", "O22"]), (2568, ["O8", "O9", "O22"])):
        board = read(superuser, f"/admin/readiness/?station={station.pk}&year={year}&version=draft")
        found = [code.text.strip() for code in board.select(".board-row__code")]
        assert [code for code in found if code in ("O8", "O9", "O13", "O22")] == codes
        assert {option["value"] for option in board.select("[name=year] option")} == {"2567", "2568"}
    assert [page.year.be for page in years] == [2567, 2568]
    assert len(YearReadiness(years[1]).rows) == 24


def test_every_form_of_both_years_opens(years, superuser):
    pages = [
        page
        for year in years
        for page in Page.objects.child_of(year).specific()
        if isinstance(page, ItemPage)
    ]
    assert len(pages) == 49
    for page in pages:
        assert superuser.get(edit_address(page)).status_code == 200, page.code


def test_versions_of_a_year_with_its_own_columns_can_be_compared(years, superuser):
    page = ProcurementSummaryPage.objects.child_of(years[1]).get()
    page.months[0].value["rows"] = [{"id": "0000000a", **ROW, "work": "ซื้อวัสดุจราจร"}]
    page.save_revision()
    address = f"/admin/pages/{page.pk}/revisions/compare/live...latest/"
    assert superuser.get(address).status_code == 200
