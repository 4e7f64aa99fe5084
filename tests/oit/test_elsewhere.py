"""A station that moved here states when and where a month was first published on another site."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from oit.models import (
    AntiBriberyPolicyPage,
    ComplaintChannelsPage,
    MonthlyReportsPage,
    ProcurementSummaryPage,
    StatisticsPage,
)
from tests.admin_forms import edit_address, post_edit
from tests.factories import draft, in_english, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import stream

from .findings import refusals
from .items import text

pytestmark = pytest.mark.django_db
ADDRESS = "https://kamala-old.example/o15/october"


def stated(iso="2023-10", day="2023-11-03", address=ADDRESS):
    return ("month", {"month": iso, "day": day, "address": address})


def posted(*months):
    """What the form would send of the statements."""
    data = {"published_elsewhere-count": str(len(months))}
    for number, (_type, value) in enumerate(months):
        prefix = f"published_elsewhere-{number}"
        data |= {
            f"{prefix}-type": "month",
            f"{prefix}-order": str(number),
            f"{prefix}-deleted": "",
            f"{prefix}-id": "",
        }
        data |= {f"{prefix}-value-{key}": each for key, each in value.items()}
    return data


@pytest.fixture
def o15(station, given):
    months = stream(month("2023-10", given), month("2023-11", given))
    return published(ProcurementSummaryPage, station, months=months, published_elsewhere=stream(stated()))


def test_it_stands_beside_the_month_as_the_stations_own_word(o15, client):
    in_english(o15)
    for prefix, said in (
        ("", "3 พฤศจิกายน 2566"),
        ("/en", "The station states: first published on 3 November 2023 at"),
    ):
        soup = BeautifulSoup(client.get(f"{prefix}/oit/2567/o15/").content, "html.parser")
        assert said in text(soup.select_one("#months-2023-10"))
        assert soup.select_one(f'#months-2023-10 a[href="{ADDRESS}"]')
        assert ADDRESS not in str(soup.select_one("#months-2023-11"))


@pytest.mark.parametrize("model", [MonthlyReportsPage, StatisticsPage, ComplaintChannelsPage])
def test_other_items_told_by_month_show_it_too(model, station, given, client):
    values = {**every_field(model, given), "published_elsewhere": stream(stated())}
    page = published(model, station, **values)
    assert ADDRESS in client.get(page.full_url).content.decode()


def test_programs_are_told_under_a_key_of_its_own(o15, client):
    items = {each["code"]: each for each in json.loads(client.get("/oit/2567.json").content)["items"]}
    assert items["O15"]["published_elsewhere"] == [
        {"month": "2023-10", "on": "2023-11-03", "address": ADDRESS}
    ]
    assert items["O1"]["published_elsewhere"] == []


def test_it_is_asked_for_only_where_there_are_months(station, officer):
    asked = [
        'name="published_elsewhere-count"'
        in officer.get(edit_address(draft(model, station))).content.decode()
        or "published_elsewhere" in officer.get(edit_address(draft(model, station))).context["form"].fields
        for model in (ProcurementSummaryPage, StatisticsPage, AntiBriberyPolicyPage)
    ]
    assert asked == [True, True, False]


def test_what_can_be_true_is_kept(o15, officer):
    assert post_edit(officer, o15, **posted(stated("2023-11", "2023-12-01"))).status_code == 302


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ([stated(day="2023-09-30")], "before it began"),
        ([stated(day=(timezone.localdate() + timedelta(days=2)).isoformat())], "has not come yet"),
        ([stated(), stated(day="2023-11-04")], "there twice"),
        ([stated("2024-10", "2024-11-01")], ""),
        ([stated(address="http://kamala-old.example/")], ""),
        ([stated(address="javascript:alert(1)")], ""),
    ],
)
def test_what_cannot_be_true_is_refused(o15, officer, months, told):
    # The month of another year is offered only where there is an edition of it.
    errors = refusals(officer, o15, **posted(*months))
    assert told in errors["published_elsewhere"]
