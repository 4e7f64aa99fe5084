"""The assignments of a year: set in one screen, by those who may."""

from datetime import date

import pytest

from cms.models.stations import Role
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.intervals import Interval
from tests.conftest import make_user

from .conftest import YEAR, soup, words

pytestmark = pytest.mark.django_db
SCREEN = "/admin/duties/"
CODES = [item.code for item in edition_for(YEAR).items]


def stored(code="O15"):
    return Assignment.objects.filter(code=code).first()


def chosen(page, name):
    option = page.select_one(f"[name='{name}'] option[selected]")
    return option["value"] if option else ""


def test_a_row_for_each_item_of_the_edition(client_for, supervisor):
    page = soup(client_for(supervisor).get(SCREEN))
    assert [words(code) for code in page.select(".duties-row .board-row__code")] == CODES


def test_a_whole_year_is_saved(client_for, supervisor, preparer, order):
    data = {f"{code}-preparer": preparer.pk for code in CODES}
    data |= {
        "O15-supervisor": supervisor.pk,
        "O15-interval": "weekly",
        "O15-due": "๓",
        "O15-order": order.pk,
        "O1-due": "15 ก.พ. 2567",
    }
    assert client_for(supervisor).post(SCREEN, data).status_code == 302
    assert Assignment.objects.filter(preparer=preparer, fiscal_year=YEAR).count() == len(CODES)
    given = stored()
    assert (given.supervisor, given.interval, given.due_days, given.order) == (
        supervisor,
        Interval.WEEKLY,
        3,
        order,
    )
    assert stored("O1").due_on == date(2024, 2, 15)
    page = soup(client_for(supervisor).get(SCREEN))
    assert chosen(page, "O15-preparer") == str(preparer.pk)
    assert page.select_one("[name='O1-due']")["value"] == "15 February 2024"


def test_errors_stand_beside_their_cells_and_nothing_typed_is_lost(client_for, supervisor, preparer):
    data = {"O15-preparer": preparer.pk, "O15-due": "พรุ่งนี้", "O1-due": "32/1/2567", "O2-due": "1/2/2567"}
    page = soup(client_for(supervisor).post(SCREEN, data))
    assert "how many working days" in words(page.select_one("#o15 .error-message"))
    assert "no such day" in words(page.select_one("#o1 .error-message"))
    assert len(page.select(".duties-row .error-message")) == 2
    assert page.select_one("[name='O15-due']")["value"] == "พรุ่งนี้"
    assert page.select_one("[name='O2-due']")["value"] == "1/2/2567"
    assert chosen(page, "O15-preparer") == str(preparer.pk)
    assert not Assignment.objects.exists()


def test_the_same_for_all_fills_in_and_saves_nothing(client_for, supervisor, preparer):
    other = make_user("second", preparer.groups.get().station_group.site, Role.OFFICER)
    data = {"all-preparer": preparer.pk, "O15-preparer": other.pk, "O15-due": "2"}
    page = soup(client_for(supervisor).post(SCREEN, {**data, "fill": "empty"}))
    assert chosen(page, "O1-preparer") == str(preparer.pk)
    assert chosen(page, "O15-preparer") == str(other.pk)
    assert page.select_one("[name='O15-due']")["value"] == "2"
    page = soup(client_for(supervisor).post(SCREEN, {**data, "fill": "all"}))
    assert chosen(page, "O15-preparer") == str(preparer.pk)
    assert not Assignment.objects.exists()


def test_only_people_and_orders_of_the_station(client_for, supervisor, other_station):
    stranger = make_user("stranger", other_station, Role.OFFICER)
    client = client_for(supervisor)
    assert "stranger" not in client.get(SCREEN).content.decode()
    page = soup(client.post(SCREEN, {"O15-preparer": stranger.pk}))
    assert page.select_one("#o15 .error-message")
    assert not Assignment.objects.exists()


def test_officers_read_and_change_nothing(client_for, preparer, supervisor, assigned):
    client = client_for(preparer)
    page = soup(client.get(SCREEN))
    assert not page.select("form[method=post], select[name$=-preparer]")
    assert "เจ้าหน้าที่เว็บไซต์" in words(page.select_one("main"))
    o15 = next(row for row in page.select(".board-row") if words(row.select_one(".board-row__code")) == "O15")
    assert "Monthly" in words(o15)
    # Wagtail leads whoever may not do something to the first page, with a message.
    assert client.post(SCREEN, {"O15-preparer": supervisor.pk})["Location"] == "/admin/"
    assert stored().preparer == preparer


@pytest.mark.parametrize("name", ["", "mine/", "hand-over/", "calendar/", "evidence/"])
def test_no_screen_of_another_station(client_for, supervisor, other_station, name):
    address = f"{SCREEN}{name}?station={other_station.pk}"
    client = client_for(supervisor)
    assert client.get(address).status_code == 403
    assert client.post(address, {"fill": "all"}).status_code in (403, 405)


def test_a_supervisor_elsewhere_is_an_officer_here(client_for, station, other_station, assigned):
    both = make_user("both", station, Role.OFFICER)
    both.groups.add(make_user("x", other_station, Role.SUPERVISOR).groups.get())
    client = client_for(both)
    assert client.post(f"{SCREEN}?station={station.pk}", {"O15-due": "1"})["Location"] == "/admin/"
    answer = client.post(f"{SCREEN}?station={other_station.pk}", {"O15-due": "1"})
    assert answer["Location"].startswith(SCREEN)
    assert not Assignment.objects.filter(site=station, due_days=1).exists()


def test_who_has_left_is_marked_and_stays_chosen(client_for, supervisor, preparer, assigned):
    preparer.is_active = False
    preparer.save()
    page = soup(client_for(supervisor).get(SCREEN))
    option = page.select_one("[name='O15-preparer'] option[selected]")
    assert "has left" in words(option)
    client_for(supervisor).post(SCREEN, {"O15-preparer": preparer.pk, "O1-due": ""})
    assert stored().preparer == preparer


def test_queries_do_not_grow_with_the_rows(
    client_for, supervisor, preparer, order, station, django_assert_max_num_queries
):
    for code in CODES:
        Assignment.objects.create(
            site=station, fiscal_year=YEAR, code=code, preparer=preparer, supervisor=supervisor, order=order
        )
    client = client_for(supervisor)
    client.get(SCREEN)
    with django_assert_max_num_queries(40):
        client.get(SCREEN)
