"""The days of the assessment: usual until the station states its own, counted down, and told to the public."""

from datetime import date

import pytest
from django.utils import timezone
from django.utils.translation import override

from cms.models import DayOff, StationSettings
from cms.thai.years import FiscalYear
from oit.duties.calendar import YearCalendar, calendar_of
from oit.duties.models import CalendarEntry
from oit.editions import EditionError, Event, Window
from oit.editions.calendar import read_calendar

from .conftest import YEAR, soup, words

SCREEN = "/admin/duties/calendar/"
EMPTY_DAYS_OFF = {"days-off-TOTAL_FORMS": "0", "days-off-INITIAL_FORMS": "0"}


def fail(text):
    raise EditionError(text)


def state(site, event, first, last):
    return CalendarEntry.objects.create(
        site=site, fiscal_year=YEAR, event=event, first_day=first, last_day=last
    )


@pytest.fixture
def today(monkeypatch):
    """A function that makes it another day."""

    def today(day):
        monkeypatch.setattr(timezone, "localdate", lambda *given: day)

    return today


def test_the_countdown():
    calendar = YearCalendar({Event.ENTRY: Window(date(2024, 4, 1), date(2024, 4, 30))})
    with override("en"):
        opens, closes = calendar.countdown(date(2024, 3, 28))
        assert opens.sentence == "Entry in ITAP (OIT) opens in 2 working days, on 1 April 2024."
        (closes,) = calendar.countdown(date(2024, 4, 10))
        # Songkran lies between.
        assert closes.sentence == "Entry in ITAP (OIT) closes in 11 working days, on 30 April 2024."
        assert not closes.confirmed
    assert not calendar.countdown(date(2024, 5, 1))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"exam": date(2024, 4, 1)}, "unknown entry “exam”"),
        ({"entry": "2024-04-01"}, "write one day"),
        ({"entry": [date(2024, 4, 30), date(2024, 4, 1)]}, "write one day"),
        ({"entry": [date(2567, 4, 1)]}, "พ.ศ."),
        ({"entry": []}, "write one day"),
        ({"entry": date(2023, 4, 3)}, "before the fiscal year begins"),
    ],
)
def test_an_edition_whose_calendar_cannot_be_meant(table, said):
    with pytest.raises(EditionError, match=said):
        read_calendar(table, FiscalYear(2567).first_day, fail)


@pytest.mark.django_db
def test_own_days_before_the_usual_ones(station, other_station):
    usual = calendar_of(station, YEAR)
    assert usual.closing == date(2024, 4, 30)
    assert not usual.is_confirmed(Event.ENTRY)
    state(station, Event.ENTRY, date(2024, 4, 2), date(2024, 5, 3))
    assert calendar_of(station, YEAR).closing == date(2024, 5, 3)
    assert calendar_of(station, YEAR).is_confirmed(Event.ENTRY)
    assert calendar_of(other_station, YEAR).closing == date(2024, 4, 30)


@pytest.mark.django_db
def test_days_are_stated_and_taken_back(client_for, supervisor, station):
    client = client_for(supervisor)
    typed = {**EMPTY_DAYS_OFF, "entry-first_day": "1 เม.ย. 2567", "entry-last_day": "3/5/2567"}
    assert client.post(SCREEN, typed).status_code == 302
    stored = CalendarEntry.objects.get()
    assert (stored.site, stored.first_day, stored.last_day) == (station, date(2024, 4, 1), date(2024, 5, 3))
    page = soup(client.get(SCREEN))
    assert page.select_one("[name='entry-last_day']")["value"] == "3 May 2024"
    client.post(SCREEN, {**EMPTY_DAYS_OFF, "entry-first_day": "", "entry-last_day": ""})
    assert not CalendarEntry.objects.exists()


@pytest.mark.django_db
def test_the_usual_days_are_confirmed_with_one_button(client_for, supervisor):
    typed = {**EMPTY_DAYS_OFF, "confirm": "entry", "briefing-first_day": "9/11/2566"}
    client_for(supervisor).post(SCREEN, typed)
    assert dict(CalendarEntry.objects.values_list("event", "last_day")) == {
        "entry": date(2024, 4, 30),
        "briefing": date(2023, 11, 9),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"entry-first_day": "30/4/2567", "entry-last_day": "1/4/2567"}, "ends before it begins"),
        ({"entry-last_day": "1/4/2567"}, "first day too"),
        ({"entry-first_day": "เมษายน"}, "not understood as a date"),
        ({"entry-first_day": "1/4/2577"}, "far from the fiscal year"),
    ],
)
def test_errors_stand_beside_their_days(client_for, supervisor, typed, said):
    page = soup(client_for(supervisor).post(SCREEN, {**EMPTY_DAYS_OFF, **typed, "iit-first_day": "2/1/2567"}))
    assert said in words(page.select_one(".error-message"))
    for name, value in typed.items():
        assert page.select_one(f"[name='{name}']")["value"] == value
    assert not CalendarEntry.objects.exists()


@pytest.mark.django_db
def test_days_off(client_for, supervisor, station, other_station):
    others = DayOff.objects.create(site=other_station, day=date(2024, 2, 1), name="วันหยุดอื่น")
    rows = {
        "days-off-TOTAL_FORMS": "1",
        "days-off-INITIAL_FORMS": "0",
        "days-off-0-day": "8/2/2567",
        "days-off-0-name": "วันหยุดจังหวัด",
    }
    client = client_for(supervisor)
    client.post(SCREEN, rows)
    own = DayOff.objects.get(site=station)
    assert own.day == date(2024, 2, 8)
    stolen = {**rows, "days-off-INITIAL_FORMS": "1", "days-off-0-id": others.pk, "days-off-0-DELETE": "on"}
    client.post(SCREEN, stolen)
    assert DayOff.objects.filter(pk=others.pk, site=other_station).exists()
    assert "already" in words(soup(client.post(SCREEN, rows)).select_one(".error-message"))
    again = {
        "days-off-TOTAL_FORMS": "2",
        "days-off-INITIAL_FORMS": "1",
        "days-off-0-id": own.pk,
        "days-off-0-day": "8/2/2567",
        "days-off-0-name": "วันหยุดจังหวัด",
        "days-off-1-day": "2024-02-08",
        "days-off-1-name": "อีกครั้ง",
    }
    assert "already" in words(soup(client.post(SCREEN, again)).select_one(".error-message"))
    client.post(SCREEN, {**again, "days-off-0-DELETE": "on"})
    assert DayOff.objects.get(site=station).name == "อีกครั้ง"


@pytest.mark.django_db
def test_officers_change_no_days(client_for, preparer):
    client = client_for(preparer)
    assert soup(client.get(SCREEN)).select(".duties-row[disabled]")
    assert client.post(SCREEN, {**EMPTY_DAYS_OFF, "confirm": "entry"})["Location"] == "/admin/"
    assert not CalendarEntry.objects.exists()


@pytest.mark.django_db
def test_visitors_are_told_the_stated_days_only(station, client, today):
    StationSettings.objects.filter(site=station).update(eit_url="https://itas.nacc.go.th/go/eit/abc123")
    today(date(2024, 3, 18))
    assert "28 มิถุนายน 2567" not in client.get("/").content.decode()
    state(station, Event.EIT, date(2024, 3, 1), date(2024, 6, 28))
    response = client.get("/")
    shown = words(soup(response).select_one(".survey-callout"))
    assert "1 มีนาคม 2567" in shown
    assert "28 มิถุนายน 2567" in shown
    assert not response.cookies
    today(date(2024, 2, 29))
    assert not soup(client.get("/")).select(".survey-callout")
    today(date(2024, 6, 29))
    assert not soup(client.get("/")).select(".survey-callout")


@pytest.mark.django_db
def test_officers_are_told_of_their_survey(station, client_for, preparer, today):
    StationSettings.objects.filter(site=station).update(iit_url="https://itas.nacc.go.th/go/iit/abc123")
    today(date(2024, 3, 18))
    page = soup(client_for(preparer).get("/admin/"))
    assert page.select_one("a[href='https://itas.nacc.go.th/go/iit/abc123']")
    assert "closes in" in words(page.select_one(".duties-countdown"))
    today(date(2024, 7, 1))
    assert not soup(client_for(preparer).get("/admin/")).select("a[href*='/go/iit/']")
