import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .conftest import fill_address, typed, words

pytestmark = pytest.mark.django_db
MONTHS = reverse("month:months")


def test_each_monthly_item_leads_to_its_month(officer, o15, o11):
    response = officer.get(MONTHS, {"month": "2023-11"})
    links = [link["href"] for link in BeautifulSoup(response.content, "html.parser").select(".month-line a")]
    assert fill_address(o15, "2023-11") in links
    assert fill_address(o11, "2023-11") in links
    assert any("/newspage/" in link for link in links)
    assert "O14" in words(response)
    assert "O17" in words(response)


def test_a_month_that_was_filled_in_says_so(officer, o15):
    address = fill_address(o15, "2023-11")
    officer.post(address, {**typed(officer.get(address)), "months-nothing": "on", "do": "submit"})
    shown = BeautifulSoup(officer.get(MONTHS, {"month": "2023-11"}).content, "html.parser")
    line = next(each for each in shown.select(".month-line") if "O15" in each.h3.text)
    assert "nothing to report" in line.text
    assert "waits for approval" in line.text


@pytest.mark.parametrize("month", ["2022-10", "x"])
def test_a_month_of_another_year_is_not_there(officer, month):
    assert officer.get(MONTHS, {"month": month}).status_code in (302, 404)


def test_more_months_take_no_more_queries(officer, o15):
    address = fill_address(o15, "2024-01")
    officer.post(address, {**typed(officer.get(address)), "months-nothing": "on"})
    officer.get(MONTHS)
    with CaptureQueriesContext(connection) as few:
        officer.get(MONTHS)
    for iso in ("2023-11", "2023-12"):
        address = fill_address(o15, iso)
        officer.post(address, {**typed(officer.get(address)), "months-nothing": "on"})
    with CaptureQueriesContext(connection) as many:
        officer.get(MONTHS)
    assert len(many) <= len(few)
