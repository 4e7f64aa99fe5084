"""Who may see and do what with feedback and remarks: each address for each role."""

import pytest
from django.urls import reverse

from cms.models.stations import Role
from feedback.models import Feedback, PageRemark
from tests.conftest import make_user

pytestmark = pytest.mark.django_db

SAVED = {"state": "spam", "reply": "", "published_text": "", "kept_reason": "", "outcome": ""}
WORKERS = ("officer", "supervisor", "chief", "admin")
DELETERS = ("supervisor", "chief", "admin")
OTHERS = ("anonymous", "complaints", "elsewhere")


@pytest.fixture
def clients(client, client_for, station, other_station, admin_user):
    """``{who: Client}``; "elsewhere" is head of another station."""
    people = {role.value: make_user(f"is-{role}", station, role) for role in Role}
    people["elsewhere"] = make_user("elsewhere", other_station, Role.CHIEF)
    people["admin"] = admin_user
    return {"anonymous": client, **{who: client_for(user) for who, user in people.items()}}


@pytest.fixture
def entries(station):
    """One of each kind in the station Kamala."""
    return [
        Feedback.objects.create(site=station, rating=3, service="fine", better="ลับเฉพาะกมลา"),
        PageRemark.objects.create(site=station, page=station.root_page, address="/", words="ลับเฉพาะกมลา"),
    ]


def address(entry, view):
    return reverse(f"wagtailsnippets_feedback_{entry._meta.model_name}:{view}", args=[entry.pk])


def opens(response):
    return response.status_code == 200 and "ลับเฉพาะกมลา" in response.content.decode()


@pytest.mark.parametrize("who", [*WORKERS, *OTHERS])
def test_who_opens_changes_and_deletes(clients, entries, who):
    client = clients[who]
    for entry in entries:
        assert opens(client.get(address(entry, "edit"))) is (who in WORKERS)
        client.post(address(entry, "edit"), SAVED)
        entry.refresh_from_db()
        assert (entry.state == "spam") is (who in WORKERS)
        client.post(address(entry, "delete"))
        assert type(entry).objects.filter(pk=entry.pk).exists() is (who not in DELETERS)


@pytest.mark.parametrize("who", [*WORKERS, *OTHERS])
def test_who_finds_them_in_lists(clients, entries, who):
    for entry in entries:
        page = clients[who].get(reverse(f"wagtailsnippets_feedback_{entry._meta.model_name}:list"))
        assert opens(page) is (who in WORKERS)
    report = clients[who].get(reverse("usefulness:report"))
    assert (report.status_code == 200) is (who in (*WORKERS, "elsewhere"))


def test_officers_make_up_nothing(clients, entries):
    for entry in entries:
        add = reverse(f"wagtailsnippets_feedback_{entry._meta.model_name}:add")
        assert clients["chief"].get(add).status_code in (302, 403)
