"""Assignments of one year for the next, whose codes may have moved."""

import pytest

from cms.thai.years import FiscalYear
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.signals import year_made

from .conftest import YEAR, only_year, soup

pytestmark = pytest.mark.django_db


def make_year(site):
    year_made.send(sender=None, site=site, year=FiscalYear(2568), previous=FiscalYear(YEAR))


@pytest.fixture
def with_next_year(install, next_year):
    install(next=next_year)
    return edition_for(2568)


def test_a_new_year_keeps_the_assignments(station, assigned, order, preparer, with_next_year):
    assigned.order, assigned.due_days = order, 3
    assigned.save()
    make_year(station)
    # What was O15 is O14 in the next edition.
    copied = Assignment.objects.get(fiscal_year=2568)
    assert (copied.code, copied.preparer, copied.order, copied.due_days) == ("O14", preparer, order, 3)
    assert Assignment.objects.get(fiscal_year=YEAR) == assigned


def test_what_is_assigned_already_stays(station, assigned, supervisor, with_next_year):
    Assignment.objects.create(site=station, fiscal_year=2568, code="O14", preparer=supervisor)
    make_year(station)
    make_year(station)
    assert Assignment.objects.get(fiscal_year=2568).preparer == supervisor


def test_a_year_without_an_earlier_one(station):
    year_made.send(sender=None, site=station, year=FiscalYear(YEAR), previous=None)
    assert not Assignment.objects.exists()


def test_the_button_fills_empty_cells(station, assigned, client_for, supervisor, preparer, with_next_year):
    only_year(station, 2568)
    page = soup(client_for(supervisor).post("/admin/duties/", {"copy": "1", "O1-due": "1/2/2568"}))
    assert page.select_one("[name='O14-preparer'] option[selected]")["value"] == str(preparer.pk)
    assert page.select_one("[name='O1-due']")["value"] == "1/2/2568"
    assert not Assignment.objects.filter(fiscal_year=2568).exists()
