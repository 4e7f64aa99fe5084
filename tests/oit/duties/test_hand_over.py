"""Everything of one person passes to another in one step, or nothing does."""

import pytest
from django.db import transaction

from cms.models.stations import Role
from oit.duties import sources as registered
from oit.duties.handing_over import earlier, hand_over
from oit.duties.models import Assignment
from oit.duties.sources import Duty, DutySource
from tests.conftest import make_user

from .conftest import YEAR, soup, words

pytestmark = pytest.mark.django_db
SCREEN = "/admin/duties/hand-over/"


class Tasks(DutySource):
    """Stands for the work of another room."""

    def __init__(self, person, fails=False):
        self.person, self.fails = person, fails

    def open(self, site, on):
        yield Duty("task:1", "ติดป้าย No Gift Policy", self.person, on, "/admin/")

    def hand_over(self, site, leaving, taking, order=None):
        if self.fails:
            raise RuntimeError("ฐานข้อมูลเต็ม")
        self.person = taking
        return 1


@pytest.fixture
def successor(station):
    return make_user("successor", station, Role.OFFICER)


@pytest.fixture
def both_roles(station, assigned, preparer, supervisor):
    """The preparer also supervises O1, and O2 is somebody else's."""
    Assignment.objects.create(site=station, fiscal_year=YEAR, code="O1", supervisor=preparer)
    Assignment.objects.create(site=station, fiscal_year=YEAR, code="O2", preparer=supervisor)


@pytest.fixture
def tasks(preparer, monkeypatch):
    source = Tasks(preparer)
    monkeypatch.setattr(registered, "_sources", [*registered._sources, source])
    return source


def choice(leaving, taking, order=None):
    return {"leaving": leaving.pk, "taking": taking.pk, "order": order.pk if order else ""}


def test_what_passes_is_shown_before_it_is_done(
    client_for, supervisor, preparer, successor, both_roles, tasks, order
):
    page = soup(client_for(supervisor).get(SCREEN, choice(preparer, successor, order)))
    shown = words(page.select_one("main"))
    assert "As preparer O15 (2567)" in shown
    assert "As supervisor O1 (2567)" in shown
    assert "ติดป้าย No Gift Policy" in shown
    assert "214/2566" in shown
    assert Assignment.objects.filter(preparer=preparer).exists()


def test_everything_passes(client_for, supervisor, preparer, successor, both_roles, tasks, order):
    client = client_for(supervisor)
    page = soup(client.post(SCREEN, choice(preparer, successor, order), follow=True))
    assert "3 things passed" in words(page)
    given = {each.code: each for each in Assignment.objects.all()}
    assert (given["O15"].preparer, given["O15"].supervisor, given["O15"].order) == (
        successor,
        supervisor,
        order,
    )
    assert (given["O1"].supervisor, given["O2"].preparer) == (successor, supervisor)
    assert tasks.person == successor
    (entry,) = earlier(given["O15"].site)
    assert entry.user == supervisor
    assert entry.data["order"] == "214/2566"
    assert "Earlier hand-overs" in words(page)


def test_all_or_nothing(station, supervisor, preparer, successor, both_roles, tasks):
    tasks.fails = True
    with pytest.raises(RuntimeError), transaction.atomic():
        hand_over(station, preparer, successor, None, supervisor)
    assert Assignment.objects.get(code="O15").preparer == preparer
    assert not earlier(station).exists()


def test_from_someone_who_has_left(client_for, supervisor, preparer, successor, both_roles):
    preparer.is_active = False
    preparer.save()
    page = soup(client_for(supervisor).get(SCREEN))
    offered = {option["value"] for option in page.select("[name=leaving] option")}
    taking = {option["value"] for option in page.select("[name=taking] option")}
    assert str(preparer.pk) in offered - taking
    client_for(supervisor).post(SCREEN, choice(preparer, successor))
    assert not Assignment.objects.of_person(preparer).exists()


def test_years_that_are_over_stay_as_they_were(
    client_for, supervisor, preparer, successor, assigned, station
):
    Assignment.objects.create(site=station, fiscal_year=2566, code="O15", preparer=preparer)
    client_for(supervisor).post(SCREEN, choice(preparer, successor))
    assert Assignment.objects.get(fiscal_year=2566).preparer == preparer
    assert Assignment.objects.get(fiscal_year=YEAR).preparer == successor


def test_to_the_same_person_or_to_nobody(client_for, supervisor, preparer, assigned):
    client = client_for(supervisor)
    assert "same person" in words(soup(client.post(SCREEN, choice(preparer, preparer))))
    page = soup(client.post(SCREEN, {"leaving": preparer.pk}))
    assert page.select(".error-message")
    assert Assignment.objects.get().preparer == preparer


def test_not_to_another_station(client_for, supervisor, preparer, assigned, other_station):
    stranger = make_user("stranger", other_station, Role.OFFICER)
    assert soup(client_for(supervisor).post(SCREEN, choice(preparer, stranger))).select(".error-message")
    assert Assignment.objects.get().preparer == preparer


def test_officers_hand_nothing_over(client_for, preparer, successor, assigned):
    client = client_for(preparer)
    assert not soup(client.get(SCREEN, choice(preparer, successor))).select("main form[method=post]")
    assert client.post(SCREEN, choice(preparer, successor))["Location"] == "/admin/"
    assert Assignment.objects.get().preparer == preparer
