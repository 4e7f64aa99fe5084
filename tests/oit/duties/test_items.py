"""What is open of a year's items on a day, and for whom."""

from datetime import date

import pytest
from django.utils.translation import override

from cms.models import DayOff
from oit.duties.items import ItemDuties
from oit.duties.models import Assignment
from oit.duties.sources import sources
from tests.admin_forms import edit_address

from .conftest import ON

pytestmark = pytest.mark.django_db


def duties_of(site, code, on=ON):
    with override("en"):
        return [duty for duty in ItemDuties().open(site, on) if duty.key.split(":")[2] == code]


def test_items_are_a_source():
    assert any(isinstance(source, ItemDuties) for source in sources())


def test_each_open_month_that_has_begun(station, o15, assigned, preparer):
    february, march = duties_of(station, "O15")
    assert (february.key, february.due) == ("item:2567:O15:2024-02", date(2024, 3, 7))
    assert february.title.endswith("February 2024")
    assert february.address == f"{edit_address(o15)}#element-months"
    assert february.person == preparer
    # Announced before it ends: what is published late cannot be mended.
    assert (march.key, march.due) == ("item:2567:O15:2024-03", date(2024, 4, 5))
    assert march.reason == "March ends on 31 March 2024; 5 working days later is 5 April 2024."


def test_a_month_that_has_not_begun_is_not_open(station, o15):
    assert [duty.key for duty in duties_of(station, "O15", date(2024, 2, 29))] == ["item:2567:O15:2024-02"]


def test_the_supervisor_where_nobody_prepares(station, o15, assigned, supervisor):
    Assignment.objects.update(preparer=None)
    assert {duty.person for duty in duties_of(station, "O15")} == {supervisor}


def test_nobody_where_nobody_is_named(station):
    assert {duty.person for duty in duties_of(station, "O1")} == {None}


def test_an_item_that_is_a_draft_leads_to_its_form(station):
    (duty,) = duties_of(station, "O2")
    assert duty.address.startswith("/admin/pages/")
    assert duty.due == date(2024, 4, 30)
    assert "to be confirmed" in duty.reason


def test_the_stations_days_off_and_nobody_elses(station, other_station, o15, assigned):
    DayOff.objects.create(site=other_station, day=date(2024, 3, 4), name="วันหยุดอื่น")
    assert duties_of(station, "O15")[0].due == date(2024, 3, 7)
    DayOff.objects.create(site=station, day=date(2024, 3, 4), name="วันหยุดจังหวัด")
    assert duties_of(station, "O15")[0].due == date(2024, 3, 8)


def test_nothing_of_a_year_that_is_over(station, o15, assigned):
    assert duties_of(station, "O15", date(2024, 9, 30))
    assert not duties_of(station, "O15", date(2024, 10, 1))
