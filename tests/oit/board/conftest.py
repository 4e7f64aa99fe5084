"""A year of Kamala's with something done and something missing, and the board as its readers ask for it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.users.models import UserProfile

from cms.lines_of_work import LineOfWork
from cms.models.stations import Role
from oit.models import ProcurementSummaryPage, StructurePage
from tests import factories
from tests.conftest import make_user
from tests.factories import published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import stream

BOARD = "/admin/readiness/"
NOVEMBER = {"month": "2023-11", "rows": [], "nothing": True, "files": [], "note": ""}


@pytest.fixture
def thai_officer(officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="th")
    return client_for(officer_user)


@pytest.fixture
def complaint_officer(station, client_for):
    return client_for(make_user("complaints", station, Role.COMPLAINTS))


@pytest.fixture
def o1(station, given):
    """O1, published with nothing missing."""
    for line in LineOfWork:
        factories.officer(station, line_of_work=line, heads_line=True, photo=given.image)
    return published(StructurePage, station, **every_field(StructurePage, given))


@pytest.fixture
def o15(station, given):
    """O15, published with October filled in, nothing in November, and no other month."""
    months = stream(month("2023-10", given), ("month", NOVEMBER))
    return published(ProcurementSummaryPage, station, months=months, responsible_line="traffic")


def read(client, address=BOARD, **chosen):
    response = client.get(address, chosen)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def codes(page):
    """The codes of the items that the board shows."""
    return [text(code) for code in page.select(".board-row__code")]
