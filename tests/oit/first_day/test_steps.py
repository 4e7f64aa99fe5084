from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models import Officer, StationSettings
from cms.models.stations import Role
from home.models import Order
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.first_day.steps import FirstDay
from tests.conftest import make_user
from tests.factories import material

pytestmark = pytest.mark.django_db
STEPS = reverse("first_day:steps")


def soup(response):
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def enter_everything(site, officer):
    given = material(site)
    StationSettings.objects.filter(site=site).update(
        address_th="ตำบลกมลา อำเภอกะทู้ จังหวัดภูเก็ต",
        email="kamala@example.org",
        logo=given.image,
        telephone="076 000 191",
        phones=[
            {"type": "phone", "value": {"label_th": "สายตรวจ", "label_en": "Patrol", "number": "076 000 192"}}
        ],
    )
    lines = edition_for(2567).lines_of_work
    for line in lines:
        Officer.objects.create(
            site=site,
            rank_th="พ.ต.ท.",
            name_th="สมศรี ใจดี",
            position_th="หัวหน้า",
            line_of_work=line,
            heads_line=True,
        )
    Order.objects.create(
        site=site, number="1/2567", date=date(2023, 10, 2), subject_th="คณะทำงาน", signatory_th="ผู้กำกับการ"
    )
    for item in edition_for(2567).items:
        Assignment.objects.create(site=site, fiscal_year=2567, code=item.code, preparer=officer)


def test_the_head_of_a_new_station_is_led_to_the_steps_and_may_leave(station, chief_user, client_for):
    client = client_for(chief_user, is_new=True)
    address = client.get("/admin/")["Location"]
    assert address.startswith(STEPS)
    page = soup(client.get(address))
    assert len(page.select("ol.month-lines > li")) == 7
    # Left: the first page opens, and leads back.
    line = soup(client.get("/admin/")).select_one(f".today-line a[href^='{STEPS}']")
    assert "1" in line.text
    # Signing in once more does not lead there again.
    again = client_for(chief_user, is_new=True)
    assert again.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COMPLAINTS])
def test_nobody_else_is_led_there(station, client_for, role):
    client = client_for(make_user("somebody", station, role), is_new=True)
    assert client.get("/admin/").status_code == 200
    assert client.get(STEPS).status_code in (302, 403)


def test_another_stations_head_is_refused(station, other_station, client_for):
    client = client_for(make_user("theirs", other_station, Role.CHIEF))
    assert client.get(STEPS, {"station": station.pk}).status_code in (302, 403)


def test_each_step_is_ticked_from_what_is_there(station, chief_user, officer_user, client_for):
    assert [step.done for step in FirstDay(station).steps] == [False, False, False, False, False, True, False]
    enter_everything(station, officer_user)
    assert FirstDay(station).is_done
    client = client_for(chief_user)
    assert client.get("/admin/").status_code == 200
    assert not soup(client.get("/admin/")).select(f".today-line a[href^='{STEPS}']")
    assert soup(client.get(STEPS)).select_one(".help-success, .help-block")


def test_every_step_leads_to_a_form_that_opens(station, chief_user, client_for):
    client = client_for(chief_user)
    for step in FirstDay(station).steps:
        assert client.get(step.address).status_code == 200, step.title


def test_the_board_of_a_new_station_begins_with_ten_things(station, chief_user, client_for):
    things = soup(client_for(chief_user).get(reverse("readiness:board"))).select("#first-things + ol li")
    assert len(things) == 10
    assert all(each.a["href"].startswith("/admin/pages/") for each in things)
