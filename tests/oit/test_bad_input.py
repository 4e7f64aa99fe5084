"""What cannot be meant, in the forms of O15 and of a fiscal year: said beside its cause, and nothing is lost."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override
from wagtail.models import Page

from oit.models import FiscalYearPage, OITIndexPage, ProcurementSummaryPage
from tests.admin_forms import add_address, edit_address, shown, stored
from tests.factories import draft, place
from tests.filled.pages import PROCUREMENT_ROW, month
from tests.filled.values import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def summary(station, given):
    """A draft of O15 with October and November."""
    months = stream(month("2023-10", given), month("2023-11", given))
    return draft(ProcurementSummaryPage, station, months=months)


@pytest.fixture
def refused(summary, officer):
    """A function that posts the form with some values changed, and gives the words of the refusal.

    Checks that nothing was stored and that the form shown again holds everything as it was typed.
    """

    def refused(**changes):
        before = stored(summary)
        typed = {**shown(officer.get(edit_address(summary))), **changes}
        typed = {name: value for name, value in typed.items() if value is not None}
        response = officer.post(edit_address(summary), typed)
        assert response.status_code == 200
        assert stored(summary) == before
        again = shown(response)
        months = {name: value for name, value in typed.items() if name.startswith("months-")}
        assert {name: again.get(name) for name in months} == months
        assert "months" in response.context["form"].errors
        block = BeautifulSoup(response.content, "html.parser").select_one(
            "#months[data-w-block-arguments-value]"
        )
        _value, told = json.loads(block["data-w-block-arguments-value"])
        told = json.dumps(told, ensure_ascii=False)
        return told

    return refused


def test_a_month_that_comes_twice(refused):
    assert "October 2023 is there twice." in refused(**{"months-1-value-month": "2023-10"})


def test_a_month_of_another_year(refused, install, next_year):
    install(later=next_year)
    told = refused(**{"months-1-value-month": "2024-11"})
    assert "November 2024 does not lie in the Fiscal year 2024 (B.E. 2567) (October to September)." in told


def test_a_month_that_no_checklist_has(refused):
    told = refused(**{"months-1-value-month": "2031-01"})
    assert "2031-01 is not one of the available choices" in told


def test_a_cell_of_the_wrong_type_is_named_by_row_and_column(refused):
    rows = [PROCUREMENT_ROW, {**PROCUREMENT_ROW, "budget": "หมื่นห้า", "contract_date": "31/2/2567"}]
    told = refused(**{"months-1-value-rows": json.dumps(rows, ensure_ascii=False)})
    assert "Row 2, “Amount planned”: “หมื่นห้า” is not an amount." in told
    assert "Row 2, “Contract date”" in told


def test_a_table_that_is_no_table(refused):
    assert "it is not valid JSON" in refused(**{"months-0-value-rows": '[{"work": '})


def test_rows_together_with_nothing(refused):
    assert "The table of this month has rows." in refused(**{"months-0-value-nothing": "on"})


def test_several_mistakes_are_said_at_once(refused):
    rows = json.dumps([{**PROCUREMENT_ROW, "method": "แลกของ"}], ensure_ascii=False)
    told = refused(**{"months-0-value-rows": rows, "months-1-value-month": "2031-01"})
    assert "“แลกของ” is not one of the choices." in told
    assert "2031-01" in told


# --- The page of a fiscal year -----------------------------------------------------------------


def add_year(client, index, typed):
    data = shown(client.get(add_address(FiscalYearPage, index)))
    return client.post(add_address(FiscalYearPage, index), {**data, "fiscal_year": typed})


@pytest.mark.parametrize("typed", ["2024", "2567", "๒๕๖๗", "พ.ศ. 2567", "ค.ศ. 2024"])
def test_a_year_in_either_era_is_understood(typed, station, officer):
    index = place(FiscalYearPage, station)
    assert add_year(officer, index, typed).status_code == 302
    page = FiscalYearPage.objects.child_of(index).get()
    assert (page.fiscal_year, page.slug, page.title) == (2567, "2567", "ปีงบประมาณ พ.ศ.\u00a02567")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2567", "The year พ.ศ. 2567 is there already. Open it instead."),
        ("2024", "The year พ.ศ. 2567 is there already. Open it instead."),
        ("2590", "There is no checklist for พ.ศ. 2590. There is one for 2567."),
        ("67", "“67” is not a full year."),
        ("ปีหน้า", "“ปีหน้า” was not understood as a year."),
        ("2567\x00", "was not understood as a year."),
        ("", "This field is required."),
    ],
)
def test_a_year_that_cannot_be_made(typed, said, station, officer):
    index = OITIndexPage.objects.descendant_of(station.root_page).get()
    before = Page.objects.count()
    response = add_year(officer, index, typed)
    assert response.status_code == 200
    with override("en"):
        (message,) = response.context["form"].errors["fiscal_year"]
    assert said in message
    assert response.context["form"]["fiscal_year"].value() == typed
    assert Page.objects.count() == before


def test_a_published_year_stays_the_year_it_is(station, officer, install, next_year):
    install(later=next_year)
    year = FiscalYearPage.objects.descendant_of(station.root_page).get()
    data = shown(officer.get(edit_address(year)))
    response = officer.post(edit_address(year), {**data, "fiscal_year": "2568"})
    assert response.status_code == 200
    assert "its address must stay" in response.context["form"].errors["fiscal_year"][0]
