"""Whose bin it is: of one station, and by role."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Collection

from cms.bin.files import put_file
from cms.bin.models import BinEntry
from cms.models import StationDocument
from cms.models.stations import Role
from oit.models import BudgetPage
from tests.admin_forms import edit_address, post_edit
from tests.conftest import make_user
from tests.factories import document, draft
from tests.filled.values import stream

pytestmark = pytest.mark.django_db
SCREEN = "bin:list"


@pytest.fixture
def own(station, admin_user):
    return put_file(document(station, "pdf", title="ของกมลา"), admin_user)


@pytest.fixture
def theirs(other_station, admin_user):
    return put_file(document(other_station, "pdf", title="ของเพชรเกษม"), admin_user)


def test_each_sees_the_bin_of_the_own_station(own, theirs, officer, admin_user, client_for):
    said = officer.get(reverse(SCREEN)).content.decode()
    assert "ของกมลา" in said
    assert "ของเพชรเกษม" not in said
    assert "ของเพชรเกษม" in client_for(admin_user).get(reverse(SCREEN)).content.decode()


def test_nobody_restores_or_erases_what_is_another_stations(theirs, officer, supervisor):
    for client in (officer, supervisor):
        for name in ("bin:restore", "bin:erase"):
            assert client.post(reverse(name, args=[theirs.pk])).status_code in (302, 403, 404)
    assert BinEntry.objects.filter(pk=theirs.pk).exists()
    assert not StationDocument.objects.filter(pk=theirs.document_id).exists()


def test_an_officer_restores_and_a_supervisor_also_erases(own, officer, supervisor):
    erase = reverse("bin:erase", args=[own.pk])
    assert erase not in officer.get(reverse(SCREEN)).content.decode()
    officer.post(erase)
    assert BinEntry.objects.filter(pk=own.pk).exists()
    assert erase in supervisor.get(reverse(SCREEN)).content.decode()
    supervisor.post(erase)
    assert not BinEntry.objects.exists()


def test_a_role_there_and_another_here_do_not_add_up(own, theirs, other_station, supervisor_user, client_for):
    supervisor_user.groups.add(*make_user("x", other_station, Role.OFFICER).groups.all())
    client = client_for(supervisor_user)
    client.post(reverse("bin:erase", args=[theirs.pk]))
    assert BinEntry.objects.filter(pk=theirs.pk).exists()
    client.post(reverse("bin:restore", args=[theirs.pk]))
    assert StationDocument.objects.filter(pk=theirs.document_id).exists()


def test_complaint_officers_have_no_bin(station, own, client_for):
    client = client_for(make_user("sealed", station, Role.COMPLAINTS))
    assert client.get(reverse(SCREEN)).status_code in (302, 403)
    assert reverse(SCREEN) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_is_of_no_station_is_for_administrators(admin_user, officer, client_for, station):
    loose = document(station, "pdf", title="ไม่มีสถานี")
    StationDocument.objects.filter(pk=loose.pk).update(collection=Collection.get_first_root_node())
    loose.refresh_from_db()
    entry = put_file(loose, admin_user)
    assert entry.site is None
    assert "ไม่มีสถานี" not in officer.get(reverse(SCREEN)).content.decode()
    assert officer.post(reverse("bin:restore", args=[entry.pk])).status_code in (302, 403, 404)
    assert BinEntry.objects.filter(pk=entry.pk).exists()
    assert "ไม่มีสถานี" in client_for(admin_user).get(reverse(SCREEN)).content.decode()


def test_the_file_of_another_station_is_named_nowhere_whoever_gives_its_number(
    theirs, station, officer, supervisor
):
    number, name, asked = theirs.document_id, "บันทึกลับ ของเพชรเกษม", "บันทึกลับ"
    StationDocument._base_manager.filter(pk=number).update(title=name)
    BinEntry.objects.update(title=name)
    page = draft(BudgetPage, station, files=stream(("file", {"document": number, "note": ""})))
    chooser = "wagtaildocs_chooser"
    for client in (officer, supervisor):
        # Left out of the form and put in again, and with a mistake, with which the form is shown once more.
        for title in (page.title, ""):
            answer = post_edit(client, page, title=title, **{"files-0-value-document": str(number)})
            assert not names(answer, name)
        assert not names(client.get(edit_address(page)), name)
        for address in (
            reverse(SCREEN) + f"?q={asked}",
            reverse(SCREEN) + "?kind=document",
            reverse("wagtaildocs:index") + f"?q={asked}",
            reverse(f"{chooser}:choose_results") + f"?q={asked}",
            reverse(f"{chooser}:choose_results") + f"?collection_id={theirs.document.collection_id}",
            reverse(f"{chooser}:chosen", args=[number]),
            reverse(f"{chooser}:chosen_multiple") + f"?id={number}",
            reverse("wagtaildocs:edit", args=[number]),
            reverse("wagtaildocs:document_usage", args=[number]),
        ):
            assert not names(client.get(address), name), address
    # The place is kept for the file all the same.
    assert page.specific.get_latest_revision_as_object().files.raw_data[0]["value"]["document"] == number


def names(response, name):
    """Whether the answer says the name, also inside the JSON of a form."""
    said = response.content.decode()
    return name in said or json.dumps(name)[1:-1] in said
