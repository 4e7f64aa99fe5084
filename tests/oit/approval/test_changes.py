"""What an approver is shown of a draft: months, cells, files and texts, each before and after."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from oit.approval.changes import changes_of
from oit.datasets.changes import Kind
from oit.models import AntiBriberyPolicyPage, ProcurementSummaryPage, StructurePage
from tests.admin_forms import edit_address
from tests.factories import document, draft, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import stream

from .conftest import NOVEMBER, reread, review_address, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def two_months(station, given):
    months = stream(month("2023-10", given, rows=2), month("2023-11", given))
    return published(ProcurementSummaryPage, station, months=months)


def told(page):
    """``{title of a section: [(heading, kind, where, before, after)]}`` of what the draft changes."""
    return {
        section.title: [
            (group.heading, Kind(change.kind), change.where, change.before, change.after)
            for group in section.groups
            for change in group.changes
        ]
        for section in changes_of(page)
    }


def the_months(page):
    (found,) = told(page).values()
    return found


def test_a_cell_is_shown_before_and_after_with_its_month_row_and_column(two_months):
    rows = two_months.months[0].value["rows"]
    rows[1]["agreed_price"] = "20111.50"
    two_months.save_revision()
    ((heading, kind, where, before, after),) = the_months(reread(two_months))
    assert (heading, kind) == ("October 2023", Kind.CHANGED)
    assert where[0] == "Table"
    assert where[1].startswith("Row 2")
    assert "agreed" in where[-1].casefold()
    assert (before, after) == ("18,200.00", "20,111.50")


def test_rows_that_came_and_went(two_months):
    value = two_months.months[0].value
    kept, removed = value["rows"]
    value["rows"] = [kept, {**removed, "id": "000000ff", "work": "จัดซื้อหมึกพิมพ์"}]
    two_months.save_revision()
    found = [
        (kind, before, after) for _heading, kind, _where, before, after in the_months(reread(two_months))
    ]
    assert [kind for kind, _before, _after in found] == [Kind.ADDED, Kind.REMOVED]
    assert "จัดซื้อหมึกพิมพ์" in found[0][2]
    assert "จ้างซ่อมรถยนต์สายตรวจ" in found[1][1]


def test_a_month_that_came_with_the_statement_that_there_was_nothing(o15):
    found = the_months(o15)
    assert ("November 2023", Kind.ADDED, (), "", "") in found
    assert any(after == "yes" for *_others, after in found)
    assert not any(heading == "October 2023" for heading, *_others in found)


def test_a_month_that_went(two_months):
    del two_months.months[1]
    two_months.save_revision()
    assert ("November 2023", Kind.REMOVED, (), "", "") in the_months(reread(two_months))


def test_files_that_came_and_went(two_months, station):
    files = two_months.months[0].value["files"]
    files.pop(1)
    files.append(document(station, "docx", title="รายงานฉบับแก้ไข"))
    files.pop(0)
    two_months.save_revision()
    found = [(kind, before, after) for *_place, kind, where, before, after in the_months(reread(two_months))]
    assert (Kind.REMOVED, "สขร. 1", "") in found
    assert (Kind.ADDED, "", "รายงานฉบับแก้ไข") in found


def test_a_table_of_the_page_itself_and_its_date(station, given):
    page = published(StructurePage, station, **every_field(StructurePage, given))
    page.manpower[0]["nco_present"] = 50
    page.manpower_on = date(2024, 2, 29)
    page.save_revision()
    ((title, found),) = told(reread(page)).items()
    assert title == str(page.item.element("manpower").title)
    assert [(before, after) for *_place, before, after in found] == [
        ("48", "50"),
        ("31 Mar 2024", "29 Feb 2024"),
    ]


def test_a_text_is_shown_with_what_was_struck_out_and_what_was_added(station, given):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    page.purpose = "<p>เพื่อป้องกัน การรับสินบน ทุกรูปแบบ</p>"
    page.save_revision()
    (section,) = changes_of(reread(page))
    assert section.title == str(page.item.element("purpose").title)
    assert '<span class="addition">' in section.groups[0].changes[0].diff


def test_nothing_changes_where_only_markup_keys_differ(two_months):
    two_months.save_revision()
    assert changes_of(reread(two_months)) == []


def test_a_page_that_was_never_published_is_new_altogether(station, given):
    page = draft(ProcurementSummaryPage, station, **every_field(ProcurementSummaryPage, given))
    kinds = {kind for lines in told(reread(page)).values() for _heading, kind, *_others in lines}
    assert kinds <= {Kind.ADDED, Kind.CHANGED}
    assert Kind.ADDED in kinds


def test_every_element_of_every_page_type_can_be_compared(item_page, given, station):
    page = draft(item_page, station, **every_field(item_page, given))
    assert changes_of(reread(page))


def test_the_approver_reads_it_on_the_screen_for_approving_and_in_the_form(o15, officer, supervisor):
    submit(officer, o15)
    for address in (review_address(o15), edit_address(o15)):
        shown = " ".join(BeautifulSoup(supervisor.get(address).content, "html.parser").stripped_strings)
        assert "What changes" in shown
        assert "November 2023" in shown.split("What changes")[1]


def test_wagtails_own_comparison_shows_cells_and_months_not_json(two_months, supervisor):
    two_months.months[0].value["rows"][1]["agreed_price"] = "20111.50"
    two_months.months.append(("month", {**NOVEMBER, "month": "2023-12"}))
    two_months.save_revision()
    address = f"/admin/pages/{two_months.pk}/revisions/compare/live...latest/"
    shown = BeautifulSoup(supervisor.get(address).content, "html.parser").select_one("main")
    words = " ".join(shown.stripped_strings)
    assert "October 2023" in words
    assert "December 2023" in words
    assert "agreed_price" not in words
    assert shown.find("span", class_="deletion", string="18,200.00")
    assert shown.find("span", class_="addition", string="20,111.50")


def test_wagtails_own_comparison_of_a_table_of_the_page(station, given, supervisor):
    page = published(StructurePage, station, **every_field(StructurePage, given))
    page.manpower[0]["nco_present"] = 50
    page.save_revision()
    address = f"/admin/pages/{page.pk}/revisions/compare/live...latest/"
    shown = BeautifulSoup(supervisor.get(address).content, "html.parser").select_one("main")
    assert shown.find("span", class_="addition", string="50")
    assert "nco_present" not in shown.get_text()
