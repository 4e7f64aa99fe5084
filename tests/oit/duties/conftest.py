"""People of Kamala, what is assigned to them, and a day in March 2567 on which it is asked about."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.users.models import UserProfile

from cms.models.stations import Role
from home.models import Order
from oit.duties.models import Assignment
from oit.models import FiscalYearPage, ProcurementSummaryPage
from tests.conftest import make_user
from tests.factories import material, published
from tests.filled.pages import month
from tests.filled.values import stream

YEAR = 2567
# A Monday; the week has no holiday.
ON = date(2024, 3, 18)
MONTHS = ("2023-10", "2023-11", "2023-12", "2024-01")


@pytest.fixture
def preparer(station):
    user = make_user("preparer", station, Role.OFFICER)
    user.first_name, user.last_name = "เจ้าหน้าที่เว็บไซต์", ""
    user.save()
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def supervisor(supervisor_user):
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    return supervisor_user


@pytest.fixture
def order(station):
    made = Order.objects.create(
        site=station,
        number="214/2566",
        date=date(2023, 10, 16),
        subject_th="แต่งตั้งคณะทำงาน",
        signatory_th="ผู้กำกับการ",
    )
    made.save_revision().publish()
    return made


@pytest.fixture
def o15(station):
    """O15 with everything but the procurement of February and March."""
    given = material(station)
    months = stream(*(month(iso, given) for iso in MONTHS))
    return published(ProcurementSummaryPage, station, months=months)


@pytest.fixture
def assigned(station, preparer, supervisor):
    """O15 is assigned."""
    return Assignment.objects.create(
        site=station, fiscal_year=YEAR, code="O15", preparer=preparer, supervisor=supervisor
    )


def only_year(site, year):
    """The station's page of 2567 as one of another fiscal year."""
    FiscalYearPage.objects.descendant_of(site.root_page).update(fiscal_year=year)


def soup(response):
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def words(tag):
    return " ".join(tag.get_text(" ").split())
