"""As an officer of one station, every address of the admin with the other station's numbers."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.models import Officer, StationDocument, StationImage, User
from cms.models.stations import Role
from feedback.models import Question
from home.models import Order
from oit.stations import group_for
from oit.supervision.models import Meeting
from oit.tasks.models import TaskRecord

from .walking import SECRET, snapshot, walk


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.COMPLAINTS])
def test_no_admin_address_shows_or_changes_the_other_station(
    role, station, others, client, django_user_model
):
    person = django_user_model.objects.create_user(f"walker-{role}", is_staff=False)
    person.groups.add(group_for(station, role))
    client.force_login(person)
    walk(client, person, others)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("app", "model", "key"),
    [
        ("cms", "officer", Officer),
        ("home", "order", Order),
        ("feedback", "question", Question),
        ("supervision", "meeting", Meeting),
        ("tasks", "taskrecord", TaskRecord),
        ("cms", "user", User),
        ("cms", "stationimage", StationImage),
        ("cms", "stationdocument", StationDocument),
        ("wagtailcore", "page", Page),
    ],
)
def test_bulk_deletion_does_not_reach_the_other_station(app, model, key, supervisor_user, others, client):
    client.force_login(supervisor_user)
    before = snapshot()
    query = urlencode({"id": others[key][0], "next": "/admin/"})
    address = f"{reverse('wagtail_bulk_action', args=[app, model, 'delete'])}?{query}"
    for response in (client.get(address), client.post(address)):
        assert SECRET not in response.content.decode()
    assert snapshot() == before


@pytest.mark.django_db
def test_own_officer_can_be_edited_and_the_other_stations_cannot(station, officer_user, others, client):
    own = Officer.objects.create(site=station, rank_th="พ.ต.ท.", name_th="(ตัวอย่าง)", position_th="สารวัตร")
    client.force_login(officer_user)
    edit = "wagtailsnippets_cms_officer:edit"
    assert client.get(reverse(edit, args=[own.pk])).status_code == 200
    assert client.get(reverse(edit, args=[others[Officer][0]])).status_code in (302, 403, 404)


def test_a_role_at_one_station_allows_nothing_at_another(client_for, station, other_station, supervisor_user):
    """A supervisor here who handles complaints there changes nothing of that station's directory."""
    supervisor_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    client = client_for(supervisor_user)
    there = Officer.objects.create(site=other_station, name_th=SECRET, position_th="ผู้กำกับการ")
    here = Officer.objects.create(site=station, name_th="สมชาย ใจดี", position_th="ผู้กำกับการ")
    statuses = [
        client.get(reverse("wagtailsnippets_cms_officer:edit", args=[each.pk])).status_code
        for each in (here, there)
    ]
    assert statuses[0] == 200
    assert statuses[1] != 200
