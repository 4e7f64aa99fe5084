"""O17: how corruption is reported, and how many complaints there were."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.models import StationSettings
from oit.models import ComplaintChannelsPage
from oit.readiness import State
from tests import factories
from tests.filled import every_field
from tests.filled.reports import rows
from tests.filled.values import ASSESSED

from .findings import findings, refusals, states, todo

pytestmark = pytest.mark.django_db


@pytest.fixture
def reachable(station):
    """The station with a telephone."""
    StationSettings.objects.filter(site=station).update(telephone="076 000 191")
    return station


def channels(station, given, **changed):
    values = {**every_field(ComplaintChannelsPage, given), **changed}
    return factories.published(ComplaintChannelsPage, station, **values)


def figures(*months):
    """Rows from (received, finished, in progress) of one month after the other, from October."""
    keys = ("received", "finished", "in_progress")
    values = [dict(zip(keys, month, strict=True)) for month in months]
    return rows(1, *({"month": iso, **each} for iso, each in zip(ASSESSED, values, strict=True)))


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


def test_a_complete_page_lacks_nothing_and_an_empty_one_everything(reachable, given):
    assert set(states(channels(reachable, given)).values()) == {State.DONE}
    page = channels(reachable, given, channel="", complaints=[], as_of=None)
    assert todo(page) == {
        "channel": ("Write how and where corruption is reported, and what happens then.",),
        "statistics": ("Fill in the table, or tick that there were no complaints.",),
        "as-of": ("Give the date of the figures.",),
    }


def test_a_station_without_telephone_is_sent_to_its_settings(station, given):
    StationSettings.objects.filter(site=station).update(telephone="")
    assert todo(channels(station, given)) == {
        "channel": ("Enter the station's telephone in the station settings.",)
    }


def test_no_one_is_led_to_a_mailbox_that_officers_read(reachable, given, client):
    StationSettings.objects.filter(site=reachable).update(email="kamala@police.example")
    page = channels(reachable, given)
    section = BeautifulSoup(client.get(page.full_url).content, "html.parser").select_one("#channel")
    assert section.select('a[href^="tel:"]')
    assert "kamala@police.example" not in str(section)


def test_no_complaints_is_stated_in_the_words_of_the_edition(reachable, given, client):
    page = channels(reachable, given, complaints=[], no_complaints=True)
    assert states(page)["statistics"] is State.NOTHING
    assert "ไม่มีเรื่องร้องเรียน" in read(client, page).select_one("#statistics").text
    assert "No complaints" in read(client, factories.in_english(page)).select_one("#statistics").text


def test_each_assessed_month_needs_its_figures(reachable, given):
    page = channels(reachable, given, complaints=every_field(ComplaintChannelsPage, given)["complaints"][:-1])
    assert todo(page) == {"statistics": ("March 2024: add its figures, 0 where there was nothing.",)}


@pytest.mark.parametrize(
    "months",
    [
        [(1, 1, 0)] * 6,
        [(2, 0, 2), (1, 1, 2), (0, 2, 0), (0, 0, 0), (0, 0, 0), (5, 1, 4)],
        # Three of an earlier year were still in progress.
        [(0, 0, 3), (1, 2, 2), (0, 2, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
    ],
)
def test_figures_that_agree_are_left_alone(months, reachable, given):
    assert todo(channels(reachable, given, complaints=figures(*months))) == {}


@pytest.mark.parametrize(
    ("months", "month", "stated", "expected"),
    [
        ([(2, 0, 1), *[(0, 0, 1)] * 5], "October 2023", 1, 2),
        ([*[(0, 0, 0)] * 5, (3, 1, 3)], "March 2024", 3, 2),
    ],
)
def test_figures_that_contradict_each_other_are_pointed_at(months, month, stated, expected, reachable, given):
    (sentence,) = todo(channels(reachable, given, complaints=figures(*months)))["statistics"]
    assert sentence == (
        f"{month}: {stated} in progress, but what was received and finished so far makes {expected}. "
        "Check the figures."
    )


@pytest.mark.parametrize(
    ("as_of", "enough"),
    [(date(2024, 2, 29), False), (date(2024, 3, 1), True), (date(2024, 9, 30), True)],
)
def test_the_figures_reach_the_last_assessed_month(as_of, enough, reachable, given):
    assert ("as-of" in todo(channels(reachable, given, as_of=as_of))) is not enough


def test_readers_find_the_station_s_own_numbers_and_the_month(reachable, given, client):
    page = channels(reachable, given)
    english = read(client, factories.in_english(page))
    links = {link["href"] for link in english.select("#channel a")}
    assert "tel:+6676000191" in links
    assert "Figures as of March 2024 (31 March 2024)." in english.select_one("#as-of").text
    assert "31 มีนาคม 2567" in read(client, page).select_one("#as-of").text


def test_rows_together_with_the_tick_and_months_of_another_year_are_refused(station, given, officer):
    page = factories.draft(ComplaintChannelsPage, station, **every_field(ComplaintChannelsPage, given))
    told = refusals(officer, page, no_complaints="on")
    assert told == {
        "no_complaints": "The table above has rows. Remove the tick, or the rows: one of the two is wrong."
    }
    later = rows(1, {"month": "2024-10", "received": 0, "finished": 0, "in_progress": 0})
    told = refusals(officer, page, complaints=json.dumps(later))
    assert "October 2024 does not lie in the Fiscal year 2024" in told["complaints"]


def test_a_draft_with_half_a_row_is_looked_at_without_harm(reachable, given):
    page = channels(reachable, given, complaints=rows(1, {"month": None, "received": 2}))
    sentences = findings(page)["statistics"].todo
    assert "Row 1, “Month”: Fill in this cell." in sentences
