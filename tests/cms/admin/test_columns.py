"""The listings of the admin tell dates and yes or no as people do."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import officer

pytestmark = pytest.mark.django_db


def test_dates_and_yes_or_no_are_words(station, supervisor_user, client_for):
    officer(station, in_office_from=date(2023, 10, 1))
    page = client_for(supervisor_user).get(reverse("wagtailsnippets_cms_officer:list"))
    table = BeautifulSoup(page.content, "html.parser").select_one("table.listing")
    assert not {"True", "False"} & {text.strip() for text in table.find_all(string=True)}
    assert "1\u00a0ต.ค.\u00a02566" in table.text
