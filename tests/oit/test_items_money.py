"""O12 to O14: the budget, the fund and the notices; what is missing, what cannot be meant, what readers see."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from oit.models import BudgetPage, InvestigationFundPage, ProcurementNoticesPage
from oit.readiness import State
from tests import factories
from tests.filled import every_field
from tests.filled.reports import FUND, PLANNED, SPENT, notice, rows
from tests.filled.values import stream

from .findings import findings, refusals, saves_and_shows, states, todo

pytestmark = pytest.mark.django_db


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


def filled(model, station, given, **changed):
    return factories.published(model, station, **{**every_field(model, given), **changed})


# --- O12, O13 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [BudgetPage, InvestigationFundPage])
def test_a_complete_page_lacks_nothing_and_an_empty_one_everything(model, station, given):
    page = filled(model, station, given)
    assert set(states(page).values()) == {State.DONE}
    empty = factories.published(
        model,
        station,
        **{
            name: model._meta.get_field(name).get_default() for each in model.elements for name in each.fields
        },
    )
    assert set(states(empty).values()) == {State.MISSING}


@pytest.mark.parametrize(
    ("changed", "key", "said"),
    [
        ({"plan": []}, "plan", "Fill in the table."),
        ({"plan_on": None}, "plan", "Give the date of the figures."),
        (
            {"plan": rows(1, {**PLANNED, "source": None})},
            "plan",
            "Row 1, “Source of funds”: Fill in this cell.",
        ),
        (
            {"plan": rows(1, PLANNED, {**PLANNED, "item": "ค่าเบี้ยเลี้ยง"})},
            "report",
            "The plan has “ค่าเบี้ยเลี้ยง”, and this table has no row for it. Add one.",
        ),
        (
            {"report_on": date(2024, 2, 29)},
            "report",
            "The figures are as of 29 February 2024. They must reach March 2024, the last month that is assessed: "
            "bring them up to date, then change the date.",
        ),
        (
            {"report": rows(2, {**SPENT, "met": None})},
            "report",
            "Row 1, “Against the target”: Fill in this cell.",
        ),
    ],
)
def test_what_the_budget_lacks_is_said_at_its_element(changed, key, said, station, given):
    assert todo(filled(BudgetPage, station, given, **changed)) == {key: (said,)}


def test_spaces_and_capitals_make_no_other_item(station, given):
    spent = rows(2, {**SPENT, "item": f" {PLANNED['item'].replace('รถยนต์', ' รถยนต์ ')}"})
    assert todo(filled(BudgetPage, station, given, report=spent)) == {}


def test_readers_of_either_language_see_what_remains_and_the_totals(station, given, client):
    fund = rows(1, FUND, {**FUND, "quarter": "q2", "allocated": "40000.00", "spent": "50000.00"})
    page = filled(InvestigationFundPage, station, given, fund=fund)
    for version in (page, factories.in_english(page)):
        section = read(client, version).select_one("#fund")
        text = section.text.replace("\u00a0", " ")
        assert all(figure in text for figure in ("14,850.00", "75.25", "-10,000.00", "125.00"))
        totals = [cell.text.strip() for cell in section.select("tfoot .numeric")]
        assert totals == ["100,000.00", "95,150.00", "4,850.00", "95.15"]
        assert ("31 มีนาคม 2567" if version is page else "as of 31 March 2024") in text


# --- O14 ---------------------------------------------------------------------------------------


def test_notices_or_the_words_for_none_are_needed_of_each_kind(station, given, client):
    page = filled(ProcurementNoticesPage, station, given, plans="[]", results="[]", no_results=True)
    found = findings(page)
    assert {key: finding.state for key, finding in found.items()} == {
        "plans": State.MISSING,
        "invitations": State.DONE,
        "results": State.NOTHING,
    }
    assert found["plans"].todo == ("Add the notices, or tick that there were none.",)
    assert "ไม่มีการจัดซื้อจัดจ้าง" in read(client, page).select_one("#results").text
    english = read(client, factories.in_english(page))
    assert "No procurement" in english.select_one("#results").text
    assert "This part has not been published yet." in english.select_one("#plans").text


def test_a_notice_needs_a_file_or_an_address(station, given):
    neither = notice(given, title="ประกาศผู้ชนะ", document=None, address="")
    plans = stream(notice(given, document=None), notice(given, address=""), neither)
    assert todo(filled(ProcurementNoticesPage, station, given, plans=plans)) == {
        "plans": ("“ประกาศผู้ชนะ”: add its file, or the address where it was published.",)
    }


def test_the_newest_notice_comes_first_with_number_file_and_address(station, given, client):
    results = stream(
        notice(given, title="ประกาศฉบับแรก", date="2023-11-02"),
        notice(given, title="ประกาศฉบับหลัง", date="2024-02-28", number="7/2567"),
    )
    page = filled(ProcurementNoticesPage, station, given, results=results)
    shown = read(client, page).select("#results li[id^=results-]")
    assert ["ประกาศฉบับหลัง" in shown[0].text, "ประกาศฉบับแรก" in shown[1].text] == [True, True]
    assert "7/2567" in shown[0].text
    assert {link["href"] for link in shown[0].select("a")} == {
        given.pdf.url,
        "https://www.gprocurement.go.th/egp2procmainWeb/jsp/procsearch.sch",
    }
    english = read(client, factories.in_english(page)).select("#results li[id^=results-]")
    assert [item["id"] for item in english] == [item["id"] for item in shown]
    assert "28 Feb 2024" in english[0].text


def test_what_cannot_be_meant_of_notices_is_refused(station, given, officer):
    page = factories.draft(ProcurementNoticesPage, station, **every_field(ProcurementNoticesPage, given))
    told = refusals(officer, page, no_plans="on")
    assert told == {
        "no_plans": "There are notices above. Remove the tick, or the notices: one of the two is wrong."
    }
    told = refusals(officer, page, **{"plans-0-value-date": "2022-10-20"})
    assert set(told) == {"plans"}
    assert "its date does not lie in the Fiscal year 2024 (B.E. 2567)" in told["plans"]


def test_a_draft_may_wait_for_the_date_and_the_file_of_a_notice(station, given, officer):
    page = factories.draft(ProcurementNoticesPage, station, **every_field(ProcurementNoticesPage, given))
    empty = dict.fromkeys(["plans-0-value-title", "plans-0-value-date", "plans-0-value-document"], "")
    assert saves_and_shows(officer, page, **empty)
