"""Someone with different roles at two stations: what the one allows decides nothing at the other."""

import re
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, TaskState

from cms.admin.isolation import own_pages
from cms.models import Officer
from cms.models.stations import Role
from oit.contributions.models import Contribution, State
from oit.models import FiscalYearPage
from oit.stations import group_for
from oit.supervision.models import Meeting
from oit.tasks.models import Task, TaskRecord
from tests.conftest import make_user

from .walking import ROW, SECRET, addresses, snapshot

pytestmark = pytest.mark.django_db

# Screens about the station and the year that their address chooses.
CHOSEN = ("readiness:board", "readiness:handover", "tasks:list", "tasks:assign", "years:new", "years:open",
          "duties:mine", "duties:assignments", "duties:hand_over", "duties:calendar", "duties:evidence",
          "month:months", "first_day:steps", "files_in_bulk:files", "files_in_bulk:send")  # fmt: skip
# Everything that a button of some form says, at once: each view heeds its own.
PRESSED = {"action-publish": "1", "deed": "reset", "do": "decide", "decision": "approve", "version": "0"}


@pytest.fixture
def editor(other_station):
    """An information officer there, who publishes neither meetings nor records, and approves nothing."""
    return make_user("editor-there", other_station, Role.OFFICER)


@pytest.fixture
def both(station, other_station):
    """An information officer there, who is head of station here."""
    user = make_user("both", other_station, Role.OFFICER)
    user.groups.add(group_for(station, Role.CHIEF))
    return user


@pytest.fixture
def client(both, client_for):
    return client_for(both)


@pytest.fixture
def submitted(other_station, others):
    """An item of the other station that waits for its supervisor."""
    page = Page.objects.get(pk=others[Page][-1]).specific
    page.save_revision()
    page.get_workflow().start(page, make_user("asking", other_station, Role.OFFICER))
    return page


def refused(response):
    """Whether it was not let in, or found nothing there."""
    return response.status_code in (403, 404, 405) or response.headers.get("Location") == reverse(
        "wagtailadmin_home"
    )


def outcome(client, method, address, data):
    """What came of a request, which is then undone: the status, where it leads, what of the station changed.

    None where it was refused.
    """
    with transaction.atomic():
        response = getattr(client, method)(address, data)
        changed = method == "post" and not refused(response) and snapshot()
        transaction.set_rollback(True)
    return None if refused(response) else (response.status_code, response.headers.get("Location"), changed)


def test_no_admin_address_does_more_there_for_a_head_of_another_station(
    editor, both, others, submitted, client_for, other_station
):
    """Whatever the editor may not do there, the editor who is head of another station may not do either."""
    Contribution.objects.of_station(other_station).update(state=State.SENT)
    # Some of Wagtail's views answer such forms with an error: it is the same for both then.
    alone, together = (client_for(user, raise_request_exception=False) for user in (editor, both))
    query = urlencode({"station": other_station.pk, "year": 2567})
    one_of_each = {kind: ids[-1:] for kind, ids in others.items()}
    walked = [each for each in dict.fromkeys(addresses(one_of_each)) if re.search(r"\d", each)]
    walked += [f"{reverse(name)}?{query}" for name in CHOSEN]
    walked += [reverse("approval:review", args=[submitted.pk])]
    wider = []
    for address in walked:
        for request in (("get", address, {}), ("post", address, PRESSED)):
            found = outcome(together, *request)
            if found is not None and found != (usual := outcome(alone, *request)):
                wider.append(f"{request[0]} {address}: {found[:2]}, the editor alone: {usual and usual[:2]}")
    assert len(walked) > 200
    assert not wider, "\n".join(wider)


def test_what_the_role_there_allows_is_done_as_before(client, others, other_station):
    """An information officer keeps the directory, whatever else the officer is elsewhere."""
    address = reverse("wagtailsnippets_cms_officer:edit", args=[others[Officer][0]])
    assert client.get(address).status_code == 200


def details(**values):
    """What the form of a meeting sends."""
    formset = {f"decisions-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    lists = {f"{name}-count": "0" for name in ("attendance", "photos")}
    return {
        "kind": "briefing",
        "date": "2024-01-15",
        "place_th": "ห้องประชุมสถานี",
        **formset,
        **lists,
        **values,
    }


def test_a_new_entry_is_published_only_where_the_role_publishes(client, station, other_station):
    add = reverse("wagtailsnippets_supervision_meeting:add")
    refused = client.post(add, details(**{"site": other_station.pk, "action-publish": "1"}))
    assert "site" in refused.context["form"].errors
    assert refused.context["form"]["place_th"].value() == "ห้องประชุมสถานี"
    assert not Meeting.objects.exists()
    client.post(add, details(site=other_station.pk))
    client.post(add, details(**{"site": station.pk, "action-publish": "1"}))
    assert dict(Meeting.objects.values_list("site", "live")) == {other_station.pk: False, station.pk: True}


def test_a_stored_entry_is_published_only_where_the_role_publishes(client, station, other_station):
    for site, is_live in ((other_station, False), (station, True)):
        meeting = Meeting.objects.create(
            site=site, kind="briefing", date="2024-01-15", place_th="ห้องประชุม", live=False
        )
        address = reverse("wagtailsnippets_supervision_meeting:edit", args=[meeting.pk])
        assert ("action-publish" in client.get(address).content.decode()) is is_live
        client.post(address, details(**{"action-publish": "1"}))
        meeting.refresh_from_db()
        assert meeting.live is is_live


def test_entries_are_made_only_where_the_role_makes_them(station, other_station, client_for, supervisor_user):
    supervisor_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    client = client_for(supervisor_user)
    form = client.get(reverse("wagtailsnippets_cms_officer:add")).context["form"]
    assert "site" not in form.fields
    assert form.instance.site == station


def test_complaints_handled_there_show_no_pages_of_that_station(station, other_station, supervisor_user):
    supervisor_user.groups.add(group_for(other_station, Role.COMPLAINTS))
    own = own_pages(supervisor_user)
    assert own.filter(pk=station.root_page_id).exists()
    assert not own.filter(pk=other_station.root_page_id).exists()


def test_redirects_are_kept_only_where_the_role_keeps_them(client, station, other_station, others):
    theirs = others[Redirect][0]
    assert SECRET not in client.get(reverse("wagtailredirects:index")).content.decode()
    for view in ("edit", "delete"):
        address = reverse(f"wagtailredirects:{view}", args=[theirs])
        assert client.get(address).status_code == 404
        client.post(address, {"old_path": "/x", "site": station.pk, "redirect_link": "https://example.com/"})
    target = {"site": other_station.pk, "redirect_link": "https://example.com/"}
    client.post(reverse("wagtailredirects:add"), {"old_path": "/x", **target})
    client.post(reverse("wagtailredirects:start_import"), {"lines": "/y /news/", **target})
    assert list(Redirect.objects.values_list("pk", "site")) == [(theirs, other_station.pk)]


def test_tasks_are_given_and_records_published_only_where_the_role_does(client, both, other_station, others):
    query = urlencode({"station": other_station.pk, "year": 2567})
    shown = client.get(f"{reverse('tasks:list')}?{query}")
    assert not shown.context["may_assign"]
    task = Task.objects.get(row=ROW)
    client.post(f"{reverse('tasks:assign')}?{query}", {f"{task.page_id}-{ROW}-person": both.pk})
    task.refresh_from_db()
    assert task.person is None
    record = {"day": "2024-02-20", "text_th": "ทำแล้ว"}
    screen = reverse("tasks:measure", args=[task.page_id, ROW])
    client.post(screen, {**record, "action-publish": "1"})
    assert not TaskRecord.objects.filter(text_th="ทำแล้ว").exists()
    client.post(screen, record)
    assert not TaskRecord.objects.get(text_th="ทำแล้ว").live


def test_an_item_is_approved_only_where_the_role_approves(client, submitted):
    address = reverse("approval:review", args=[submitted.pk])
    version = client.get(address).context["version"]
    client.post(address, {"version": version, "approve": "1"})
    assert submitted.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS
    assert submitted.get_admin_display_title() not in client.get(reverse("approval:waiting")).content.decode()


def test_a_contribution_is_approved_only_where_the_role_approves(client, others):
    Contribution.objects.update(state=State.SENT)
    number = others[Contribution][0]
    inspect = client.get(reverse("wagtailsnippets_contributions_contribution:inspect", args=[number]))
    assert not inspect.context["may_decide"]
    assert inspect.context["may_change"]
    act = reverse("wagtailsnippets_contributions_contribution:act", args=[number])
    client.post(act, {"do": "decide", "decision": "approve", "version": "0"})
    assert Contribution.objects.get(pk=number).state == State.SENT


def test_a_year_is_made_only_where_the_role_makes_years(client, other_station):
    years = FiscalYearPage.objects.descendant_of(other_station.root_page)
    before = years.count()
    query = urlencode({"station": other_station.pk, "year": 2567})
    client.post(f"{reverse('years:new')}?{query}", {"year": "2568"})
    assert years.count() == before
