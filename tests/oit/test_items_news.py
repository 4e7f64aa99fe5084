"""O6 and O19: what the news posts of the year show."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import NewsKind, NewsPage
from oit.models import ChiefParticipationPage, PublicRelationsPage
from tests import factories
from tests.factories import in_english, publish, published

from .basics import missing, news, settings_with, told
from .findings import findings

pytestmark = pytest.mark.django_db

MONTHS = [(2023, 10), (2023, 11), (2023, 12), (2024, 1), (2024, 2), (2024, 3)]


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


@pytest.fixture
def relations(station):
    """O6 of a station with news of every kind in each month."""
    settings_with(station)
    for year, month in MONTHS:
        news(station, NewsKind.RESULTS, date(year, month, 5))
    news(station, NewsKind.ITA, date(2024, 1, 10))
    news(station, NewsKind.EIT, date(2024, 1, 11))
    return published(PublicRelationsPage, station)


def test_news_of_each_month_and_of_both_surveys_is_all_of_o6(relations, client):
    assert missing(relations) == set()
    shown = read(client, relations)
    assert len(shown.select("#news tbody tr")) == 6
    assert len(shown.select("#news article")) == 6
    assert len(shown.select("#ita-news article")) == 1
    assert shown.select_one("#eit-survey a.button")["href"] == "https://example.org/eit"
    assert len(shown.select("#eit-survey article")) == 1


def test_a_month_without_news_is_named_and_shown(relations, client):
    NewsPage.objects.get(date=date(2023, 12, 5)).unpublish()
    assert missing(relations) == {"news"}
    assert told(relations, "news").startswith("December 2023: publish a news post of the kind")
    row = read(client, relations).select_one("[id='news-2023-12']")
    assert row.select_one("td").text == row.select_one("td").text.strip() != "0"
    assert not row.select_one("a")


def test_a_month_that_has_not_begun_is_not_asked_for(station):
    settings_with(station)
    page = published(PublicRelationsPage, station)
    news(station, NewsKind.ACTIVITIES, date(2023, 10, 20))
    assert findings(page, on=date(2023, 10, 31))["news"].todo == ()
    assert "November 2023" in told(page, "news", on=date(2023, 11, 1))


@pytest.mark.parametrize("day", [date(2023, 9, 30), date(2024, 10, 1)])
def test_news_of_another_year_does_not_count(day, station):
    page = published(PublicRelationsPage, station)
    news(station, NewsKind.ITA, day)
    assert "ita-news" in missing(page, on=date(2025, 1, 1))


def test_the_twelve_newest_are_shown_and_the_rest_counted(relations, station, client):
    for day in range(1, 11):
        news(station, NewsKind.ENFORCEMENT, date(2024, 3, day + 5))
    shown = read(client, relations)
    days = [tag["datetime"] for tag in shown.select("#news article time")]
    assert len(days) == 12
    assert days == sorted(days, reverse=True)
    assert shown.select_one("[id='news-2024-03'] td").text == "11"
    assert "?kind=enforcement" in " ".join(link["href"] for link in shown.select("#news a"))


def test_more_news_takes_no_more_queries(relations, station, given, client):
    in_english(relations)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            for version in relations.get_translations(inclusive=True):
                assert client.get(version.specific.full_url).status_code == 200
        return len(counted)

    for kind in (NewsKind.RESULTS, NewsKind.ITA):
        news(station, kind, date(2024, 3, 6), picture=given.image)
    queries()
    few = queries()
    for day in range(1, 9):
        news(station, NewsKind.RESULTS, date(2024, 3, day + 10), picture=given.image)
        news(station, NewsKind.ITA, date(2024, 2, day), picture=given.image)
    queries()
    assert queries() == few


def test_social_media_and_the_address_of_the_survey_come_from_the_settings(relations, station):
    settings_with(station, facebook="", line="", eit_url="")
    assert missing(relations) == {"social-media", "eit-survey"}
    assert "“Facebook” or “LINE”" in told(relations, "social-media")
    assert "“EIT survey address”" in told(relations, "eit-survey")
    settings_with(station, facebook="", line="https://line.me/x", eit_url="")
    assert missing(relations) == {"eit-survey"}


def test_an_english_reader_sees_all_news_and_which_is_in_thai_alone(relations, client):
    english = in_english(relations)
    assert len(read(client, english).select("#news article a[lang=th]")) == 6
    assert read(client, english).select_one("[id='news-2023-10'] td").text == "1"


# --- O19 ---------------------------------------------------------------------------------------


@pytest.fixture
def participation(station, given):
    return published(ChiefParticipationPage, station)


def test_three_posts_about_the_head_of_station_are_needed(participation, station, given, client):
    for number in range(3):
        assert f"{number} of 3 news posts" in told(participation, "activities")
        assert f"Publish {3 - number} more" in told(participation, "activities")
        news(station, NewsKind.CHIEF, date(2024, 1, number + 1), chief=given.chief)
    assert missing(participation) == {"ita-briefing"}
    assert len(read(client, participation).select("#activities article")) == 3
    news(station, NewsKind.ITA, date(2024, 2, 1))
    assert missing(participation) == set()


def test_posts_about_a_former_head_of_station_do_not_count(participation, station, given):
    for number in range(3):
        news(station, NewsKind.CHIEF, date(2024, 1, number + 1), chief=given.chief)
    given.chief.in_office_until = date(2024, 1, 31)
    given.chief.save()
    later = factories.chief(station, in_office_from=date(2024, 2, 1))
    assert "0 of 3 news posts" in told(participation, "activities")
    news(station, NewsKind.CHIEF, date(2024, 2, 2), chief=later)
    assert "1 of 3 news posts" in told(participation, "activities")


def test_without_a_head_of_station_the_directory_is_to_be_filled(participation, given):
    given.chief.live = False
    given.chief.save()
    assert told(participation, "activities") == "Enter the current head of station in the officers directory."


def test_the_briefing_is_recommended_and_never_counted(participation):
    assert findings(participation)["ita-briefing"].counts_as_missing is False


def test_what_shows_nothing_yet_says_so(station, client):
    page = publish(published(PublicRelationsPage, station))
    for key in ("news", "ita-news"):
        assert read(client, page).select_one(f"#{key} .panel")
