"""What files a page has: tables, months, the page; their titles in its language, their figures from the Thai page."""

import pytest
from django.utils.translation import override

from cms.thai.years import Month
from oit.exports.contents import tables_of, units_of
from oit.models import (
    BriberyRiskPage,
    BudgetPage,
    ComplaintChannelsPage,
    InvestigationFundPage,
    ItemPage,
    MonthlyReportsPage,
    ProcurementSummaryPage,
    StatisticsPage,
    StructurePage,
)
from tests.contract.conftest import PAGE_TYPES
from tests.factories import THAI, in_english, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import ASSESSED, stream

pytestmark = pytest.mark.django_db
TABLES = ("xlsx", "csv", "json")


def units(page, language="th"):
    with override(language):
        return list(units_of(page))


def filled(model, station, given):
    return published(model, station, **every_field(model, given))


@pytest.mark.parametrize(
    ("model", "wholes"),
    [
        (StructurePage, ["manpower"]),
        (StatisticsPage, ["cases", "checkpoints"]),
        (BudgetPage, ["plan", "report"]),
        (InvestigationFundPage, ["fund"]),
        (ProcurementSummaryPage, ["months"]),
        (ComplaintChannelsPage, ["statistics"]),
        (BriberyRiskPage, ["processes"]),
    ],
)
def test_every_typed_table_is_a_file_in_every_format(model, wholes, station, given):
    found = [each for each in units(filled(model, station, given)) if each.sheets and each.month is None]
    assert [each.element for each in found] == wholes
    assert all(each.formats == ("pdf", "docx", *TABLES) for each in found)


@pytest.mark.parametrize("model", [StatisticsPage, ProcurementSummaryPage, MonthlyReportsPage])
def test_what_is_told_by_month_has_files_of_each_month(model, station, given):
    found = {each.month for each in units(filled(model, station, given)) if each.month}
    assert found >= set(map(Month.from_iso, ASSESSED))


def test_every_item_page_is_a_document_also_when_it_is_empty(item_type, station):
    page = published(item_type, station)
    last = units(page)[-1]
    assert (last.element, last.month, last.formats) == ("", None, ("pdf", "docx"))
    assert last.title


def pytest_generate_tests(metafunc):
    if "item_type" in metafunc.fixturenames:
        types = [model for model in PAGE_TYPES if issubclass(model, ItemPage)]
        metafunc.parametrize("item_type", types, ids=lambda model: model.__name__)


def test_a_month_of_nothing_says_the_words_of_the_edition(station, given):
    nothing = ("month", {"month": "2023-12", "rows": [], "nothing": True, "files": [], "note": ""})
    page = published(ProcurementSummaryPage, station, months=stream(month("2023-10", given, rows=1), nothing))
    words = page.item.element("months").nil.th
    december = next(each for each in tables_of(page) if each.month == Month(2023, 12))
    assert december.sheets[0].rows == []
    assert december.sheets[0].nothing == words
    whole = next(each for each in tables_of(page) if each.month is None)
    assert [row["month"] for row in whole.sheets[0].rows] == ["2023-10"]
    assert whole.sheets[0].schema.columns[0].key == "month"
    said = " ".join(getattr(block, "text", "") for block in whole.write_paper().blocks)
    assert words in said
    assert "ธันวาคม 2566" in said


def test_a_month_that_says_nothing_at_all_has_no_file(station, given):
    empty = ("month", {"month": "2023-12", "rows": [], "nothing": False, "files": [], "note": ""})
    page = published(ProcurementSummaryPage, station, months=stream(empty))
    assert list(tables_of(page)) == []


def test_no_complaints_in_the_whole_year_is_a_file_that_says_so(station, given):
    page = published(ComplaintChannelsPage, station, no_complaints=True)
    (only,) = tables_of(page)
    assert only.sheets[0].nothing == page.item.element("statistics").nil.th


def test_the_english_page_has_english_words_and_the_thai_figures(station, given):
    page = filled(ProcurementSummaryPage, station, given)
    english = in_english(page)
    thai, own = units(page)[0], units(english, "en")[0]
    assert own.title != thai.title
    assert own.sheets[0].rows == thai.sheets[0].rows
    translated = own.sheets[0].texts[own.sheets[0].rows[0]["id"]]
    assert translated
    assert not any(THAI.search(text) for text in translated.values())
    assert thai.sheets[0].texts is None


def test_months_of_figures_hold_their_own_rows(station, given):
    page = filled(StatisticsPage, station, given)
    for each in tables_of(page):
        if each.month:
            assert {row["month"] for row in each.sheets[0].rows} == {each.month.to_iso()}
            assert each.month.label("th") in each.title
