"""A draft of O15 with a month changed, the people who approve it, and what they do in the admin."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.models.stations import Role
from oit.checks import item_page_types
from oit.editions import editions
from oit.models import AntiBriberyPolicyPage, ProcurementSummaryPage
from tests.admin_forms import edit_address, shown
from tests.conftest import make_user
from tests.factories import published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import stream

NOVEMBER = {"month": "2023-11", "rows": [], "nothing": True, "files": [], "note": ""}


@pytest.fixture
def clients(client_for, officer_user, supervisor_user, chief_user):
    """``{role: Client}``, all reading the admin in English."""
    people = {Role.OFFICER: officer_user, Role.SUPERVISOR: supervisor_user, Role.CHIEF: chief_user}
    for person in people.values():
        UserProfile.objects.create(user=person, preferred_language="en")
    return {role: client_for(person) for role, person in people.items()}


@pytest.fixture
def officer(clients):
    return clients[Role.OFFICER]


@pytest.fixture
def supervisor(clients):
    return clients[Role.SUPERVISOR]


@pytest.fixture
def chief(clients):
    return clients[Role.CHIEF]


@pytest.fixture
def second_supervisor(station, client_for):
    return client_for(make_user("second", station, Role.SUPERVISOR))


@pytest.fixture
def o15(station, given):
    """O15 with October, published; its draft says that there was nothing in November."""
    october = month("2023-10", given)
    page = published(ProcurementSummaryPage, station, months=stream(october))
    page.months.append(("month", NOVEMBER))
    page.save_revision()
    return reread(page)


@pytest.fixture
def o18(station, given):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, given))
    page.introduction = "แก้ไขวัตถุประสงค์"
    page.save_revision()
    return reread(page)


def reread(page):
    """The page as stored."""
    return Page.objects.get(pk=page.pk).specific


def submit(client, page, **changes):
    """Submits what the form of ``page`` shows, with ``changes``."""
    return post(client, page, "action-submit", **changes)


def post(client, page, action="", **changes):
    data = {**shown(client.get(edit_address(page))), **changes, **({action: "1"} if action else {})}
    response = client.post(edit_address(page), data)
    assert response.status_code == 302, response.context["form"].errors
    return response


def review_address(page):
    return reverse("approval:review", args=[page.pk])


def answer(client, page, action="approve", comment="", **changes):
    """Opens the screen for approving ``page`` and presses a button of it."""
    version = client.get(review_address(page)).context["version"]
    data = {"version": version, "comment": comment, action: "1", **changes}
    return client.post(review_address(page), data)


def waits_for(page):
    """The role whose approval ``page`` waits for, or None."""
    task = reread(page).current_workflow_task
    return task.role if task else None


def months_live(page):
    return [block.value["month"] for block in reread(page).months]


def pytest_generate_tests(metafunc):
    """``item_page`` runs a test over every page type that an edition shows an item with."""
    if "item_page" in metafunc.fixturenames:
        known = {item.page_type for edition in editions().values() for item in edition.items}
        types = [model for name, model in item_page_types().items() if name in known]
        metafunc.parametrize("item_page", types, ids=lambda model: model.__name__)
