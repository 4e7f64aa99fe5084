"""The figures of a month, on the page and as files."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.utils.translation import override

from cms.thai.years import Month
from feedback.opinions.summary import Summary
from tests.cms.pages import soup
from tests.factories import officer

pytestmark = pytest.mark.django_db
MARCH = Month(2024, 3)
ADDRESS = "/en/feedback/summary/2024-03/"


@pytest.fixture
def march(give):
    """Six answers of March 2024, average 4.17, of which five about reporting; one of April; spam; one that waits."""
    for rating in (5, 5, 4, 4, 3):
        give(rating=rating, line_of_work="inquiry")
    give(rating=4, service="fine", commended="ช่วยกรอกแบบ")
    give("2024-04-01", rating=1)
    give(rating=1, state="spam")
    give(rating=1, unproven="many")


def rows(page, heading):
    section = page.find(id=heading).find_parent("section")
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in section.select("tbody tr")
    ]


def test_averages_stand_beside_their_number_and_spam_and_what_waits_are_not_counted(station, march):
    summary = Summary(station, MARCH)
    assert (summary.all.number, summary.all.average) == (6, Decimal("4.17"))
    assert [each["number"] for each in summary.all.distribution] == [2, 3, 1, 0, 0]
    assert summary.all.commendations == 1
    assert summary.waiting == 1


def test_there_is_no_average_of_a_few_and_it_is_said_why(client, give):
    for _number in range(4):
        give(rating=5)
    page = soup(client.get(ADDRESS))
    assert page.select_one("#figures .big").text == "4"
    assert "Average" not in page.select_one("#figures").text
    assert "fewer than 5 answers neither the average nor the spread" in page.select_one("main .notice").text
    assert not rows(page, "ratings-title")


def test_services_and_lines_of_work_are_told_apart(client, march):
    page = soup(client.get(ADDRESS))
    assert rows(page, "services") == [
        ["Reporting a crime or an incident", "5", "4.20"],
        ["Paying a fine", "1", "–"],
    ]
    assert rows(page, "lines") == [["Inquiry", "5", "4.20"], ["Not said", "1", "–"]]


def test_a_month_ends_at_midnight_in_bangkok(station, give):
    for moment, month in (("2024-03-31T16:59:59Z", MARCH), ("2024-03-31T17:00:00Z", Month(2024, 4))):
        feedback = give()
        type(feedback).objects.filter(pk=feedback.pk).update(received_at=moment)
        assert Summary(station, month).all.number == 1


def test_the_trend_has_twelve_months_and_a_chart_that_says_its_figures(client, march):
    page = soup(client.get(ADDRESS))
    trend = rows(page, "trend")
    assert len(trend) == 12
    assert trend[0][0] == "April 2023"
    assert trend[-1] == ["March 2024", "6", "4.17"]
    chart = page.select("figure.chart svg")[1]
    assert "March 2024: 4.17" in chart.desc.text
    assert "April 2023: –" in chart.desc.text


def test_the_files_have_the_figures_of_the_page(client, march):
    text = client.get(f"{ADDRESS}csv/").content.decode("utf-8-sig")
    month, *others = csv.DictReader(StringIO(text))
    assert (month["Name"], month["Answers"], month["Average"]) == ("March 2024", "6", "4.17")
    assert month["5 Very good"] == "2"
    fine = next(line for line in others if line["Name"] == "Paying a fine")
    assert fine["Average"] == "fewer than 5 answers"
    assert fine["4 Good"] == ""
    response = client.get(f"{ADDRESS}xlsx/")
    assert "attachment" in response["Content-Disposition"]
    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    assert sheet["D2"].value == 4.17


def test_nobody_is_named_in_the_figures(client, station, give):
    praised = officer(station, name_th="วิชัย ใจซื่อ")
    for _number in range(6):
        give(commended_officer=praised, commended="ดีมาก", email="a@example.com")
    for address in (ADDRESS, f"{ADDRESS}csv/"):
        body = client.get(address).content.decode()
        assert "วิชัย" not in body
        assert "a@example.com" not in body


@pytest.mark.parametrize("month", ["2024-13", "0000-01", "2999-01"])
def test_a_month_that_is_none_is_not_found(client, month):
    assert client.get(f"/feedback/summary/{month}/").status_code == 404


def test_a_month_that_runs_says_so(client):
    month = Month.of(date.today())
    page = soup(client.get(f"/en/feedback/summary/{month}/"))
    assert "This month is not over" in page.main.text
    assert "Nobody sent feedback in this month." in page.main.text


def test_the_page_leads_to_the_newest_month_that_is_over(client, march):
    page = soup(client.get("/en/feedback/"))
    link = page.find("a", href="/en/feedback/summary/")
    assert "April 2024" in link.text
    assert "Feedback in April 2024" in soup(client.get("/en/feedback/summary/")).h1.text


def test_another_stations_feedback_is_not_counted(station, other_station, march):
    assert Summary(other_station, MARCH).all.number == 0


def test_months_are_in_thai_in_thai(client, march):
    with override("th"):
        label = MARCH.label()
    assert label in client.get("/feedback/summary/2024-03/").content.decode()


def test_the_figures_take_a_constant_number_of_queries(client, give, django_assert_max_num_queries):
    for day in range(1, 29):
        for rating in (1, 3, 5):
            give(f"2024-03-{day:02}", rating=rating, published=True, published_text="ดี")
    client.get(ADDRESS)
    with django_assert_max_num_queries(20):
        client.get(ADDRESS)
