"""Every screen of the admin, as those who work at a station read it in Thai."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Revision, Task

from cms.models import User
from cms.models.stations import Role
from oit.stations import group_for
from tests.admin_forms import edit_address

from .english import english_in
from .walking import addresses

pytestmark = pytest.mark.django_db

# What leads out of the admin, and what only those open who set up workflows for all stations.
NOT_WALKED = (
    "logout",
    "failwhale",
    "test404",
    "/bulk/",
    "/sitemap",
    "/view_draft/",
    "/workflows/task_chooser/",
)
# Forms that are sent empty, for what they then ask for.
FORMS = re.compile(r"/(add|edit|new)/")


def names():
    """What people or Wagtail's own first migration named in English: titles, users, groups, steps of approval."""
    return [
        *Page.objects.values_list("title", flat=True),
        *Page.objects.values_list("draft_title", flat=True),
        *Group.objects.values_list("name", flat=True),
        *Task.objects.values_list("name", flat=True),
        "other-officer",
        # In the place of the field "administrator", which a supervisor's form of an account has not.
        "None",
    ]


@pytest.fixture
def reader(client, other_station, django_user_model):
    """A function from a role at the other station to a client of somebody who has it."""

    def reader(role):
        person = django_user_model.objects.create_user("reader", first_name="สมหญิง", last_name="ใจดี")
        person.groups.add(group_for(other_station, role))
        client.force_login(person)
        # Some of Wagtail's views break when they are given a number of another model.
        client.raise_request_exception = False
        return client

    return reader


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_no_screen_shows_english(role, others, reader):
    client = reader(role)
    # Of what no person made, as by a command, Wagtail says that "None" made it.
    Revision.objects.update(user=User.objects.get(username="reader"))
    own = [*names(), "reader"]
    found, walked = {}, 0
    for address in dict.fromkeys(addresses(others)):
        if any(word in address for word in NOT_WALKED):
            continue
        for method in (client.get, client.post) if FORMS.search(address) else (client.get,):
            response = method(address)
            if response.status_code == 200:
                walked += 1
                found.update(dict.fromkeys(english_in(response, own), f"{method.__name__} {address}"))
    assert walked > 100
    assert not found, "\n".join(f"{address}: {text}" for text, address in found.items())


def test_no_form_of_a_page_shows_english(other_station, reader):
    """Of each type of page one, in Thai and, where it has one, its translation."""
    client = reader(Role.OFFICER)
    of_types = {
        page.content_type_id: page for page in other_station.root_page.get_descendants(inclusive=True)
    }
    found = {}
    for page in of_types.values():
        for each in (page, *page.get_translations()):
            response = client.get(edit_address(each))
            found.update(dict.fromkeys(english_in(response, names()), edit_address(each)))
    assert len(of_types) > 25
    assert not found, "\n".join(f"{address}: {text}" for text, address in found.items())


def test_history_and_listings_are_in_the_buddhist_era(other_station, others, reader):
    client = reader(Role.OFFICER)
    page = others[Page][0]
    year = str(Page.objects.get(pk=page).latest_revision_created_at.year + 543)
    for name in ("wagtailadmin_pages:history", "wagtailadmin_explore"):
        listing = client.get(reverse(name, args=[page if "history" in name else others[Page][1]]))
        assert year in listing.content.decode()
