"""Every address of the officers' screens, asked for by everyone who has no business there."""

import io
import json
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.test import Client
from django.urls import reverse
from django.views.debug import ExceptionReporter
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.index import class_is_indexed

from cms.models.stations import Role
from feedback.complaints.desk import urls
from feedback.complaints.models import Case, Entry, KeyHolder, Mode
from tests.conftest import make_user
from tests.feedback.complaints.conftest import REPORT

pytestmark = pytest.mark.django_db
NAME = "สมชาย ใจกล้า"
ABOUT_A_CASE = ("case", "identity", "file", "deed", "hand_over", "erase", "export")
FOR_ASKING = ("keys", "enrol")


@pytest.fixture
def sent(first, second, send):
    """A named report that is read by the first and the second officer."""
    return send(mode=Mode.NAMED, identity={"name": NAME}, is_unproven=True)


def addresses(station, sent, holder):
    """``{name: address}`` of every screen."""
    values = {"number": sent.case.number, "deed": "note", "name": "0" * 32, "holder_id": holder.pk}
    return {
        pattern.name: reverse(
            f"complaints:{pattern.name}",
            kwargs={
                "site_id": station.pk,
                "kind": "corruption",
                **{key: values[key] for key in pattern.pattern.converters},
            },
        )
        for pattern in urls.room
    }


def stored():
    """What nobody without an unlocked key changes."""
    return (
        list(Entry.objects.order_by("pk").values_list("pk", flat=True)),
        list(Case.objects.values_list("pk", "state")),
        list(KeyHolder.objects.order_by("pk").values_list("pk", "wrapped_by_passphrase", "countersigned_by")),
    )


def told(client, address):
    """``{method: (status, place of a redirect)}``, after looking for what must not be told."""
    found = {}
    for method in (client.get, client.post):
        response = method(address)
        for secret in (REPORT["what"], NAME):
            assert secret not in response.content.decode(errors="replace")
        found[method.__name__] = (response.status_code, response.get("Location", ""))
    return found


def person(who, station, other_station):
    roles = {
        "editor": (station, Role.OFFICER),
        "supervisor": (station, Role.SUPERVISOR),
        "chief": (station, Role.CHIEF),
        "stranger": (other_station, Role.COMPLAINTS),
    }
    return make_user(who, *roles[who])


@pytest.mark.parametrize("who", ["editor", "supervisor", "chief", "stranger"])
def test_others_are_refused_everywhere(who, station, other_station, client_for, sent, second):
    client = client_for(person(who, station, other_station))
    before = stored()
    for name, address in addresses(station, sent, second.holder).items():
        for status, place in told(client, address).values():
            assert (status, place) == (302, reverse("wagtailadmin_home")), name
    assert stored() == before


def test_who_is_not_signed_in_is_sent_to_sign_in(station, sent, second):
    for name, address in addresses(station, sent, second.holder).items():
        for status, place in told(Client(), address).values():
            assert status == 302, name
            assert "login" in place, name


def test_an_administrator_sees_that_the_rooms_exist_and_nothing_else(
    station, client_for, admin_user, sent, second
):
    client = client_for(admin_user)
    before = stored()
    for address in addresses(station, sent, second.holder).values():
        for status, place in told(client, address).values():
            assert (status, place) == (302, reverse("wagtailadmin_home"))
    page = client.get(reverse("complaints:rooms"))
    assert page.status_code == 200
    assert sent.case.number not in page.content.decode()
    assert stored() == before


def test_an_administrator_cannot_let_a_key_in(station, client_for, admin_user, enrol, sent):
    waiting = enrol("waiting")
    client = client_for(admin_user)
    client.post(
        reverse("complaints:countersign", args=[station.pk, "corruption", waiting.holder.pk]), {"compared": 1}
    )
    waiting.holder.refresh_from_db()
    assert waiting.holder.is_waiting


def test_a_complaint_officer_without_a_key_can_only_ask_for_one(station, client_for, sent, second):
    client = client_for(make_user("keyless", station, Role.COMPLAINTS))
    before = stored()
    keys = reverse("complaints:keys", args=[station.pk, "corruption"])
    for name, address in addresses(station, sent, second.holder).items():
        status, place = told(client, address)["get"]
        assert (status, place) == (200, "") if name in FOR_ASKING else (302, keys), name
    assert stored() == before


def test_a_locked_key_opens_nothing(station, desk_of, sent, second):
    desk = desk_of(second, unlocked=False)
    before = stored()
    for name, address in addresses(station, sent, second.holder).items():
        status, place = told(desk.client, address)["get"]
        if name in ABOUT_A_CASE or name in ("cases", "enter"):
            assert status == 302, name
            assert place.startswith(desk.address("unlock")), name
    assert stored() == before


def test_to_a_recused_officer_the_case_does_not_exist(station, desk_of, sent, second):
    desk = desk_of(second)
    desk.post("hand_over", sent.case.number, reason="เป็นญาติ")
    assert sent.case.number not in desk.get("cases", queue="unproven", state="all").content.decode()
    before = stored()
    pages = addresses(station, sent, second.holder)
    for name in ABOUT_A_CASE:
        assert {status for status, _ in told(desk.client, pages[name]).values()} == {404}, name
    assert stored() == before


def test_an_officer_of_the_other_kind_opens_nothing_here(station, desk_of, enrol, sent, second):
    investigator = enrol("investigator", kind="tip")
    desk = desk_of(investigator, kind="tip")
    assert desk.get("case", sent.case.number).status_code == 404
    assert told(desk.client, addresses(station, sent, second.holder)["case"])["get"][0] == 302


def test_no_answer_is_stored_on_the_way(desk, sent):
    for response in (desk.get("cases"), desk.get("case", sent.case.number), desk.get("keys")):
        assert "no-store" in response["Cache-Control"]


# --- Other ways ----------------------------------------------------------------------------------


def test_nothing_is_found_in_search_revisions_references_or_the_admins_log(desk, sent):
    number = sent.case.number
    desk.post("deed", number, "note", **{"note-text": REPORT["what"]})
    desk.post("deed", number, "reply", **{"reply-text": REPORT["what"]})
    desk.post("identity", number, **{"identity-reason": REPORT["what"]})
    models = apps.get_app_config("complaints").get_models()
    names = {f"complaints.{model._meta.model_name}" for model in models}
    assert not [model for model in apps.get_app_config("complaints").get_models() if class_is_indexed(model)]
    for model in (Revision, ModelLogEntry, ReferenceIndex):
        kept = {f"{one.content_type.app_label}.{one.content_type.model}" for one in model.objects.all()}
        assert not kept & names
    dumped = io.StringIO()
    call_command("dumpdata", stdout=dumped)
    assert REPORT["what"] not in str(json.loads(dumped.getvalue()))


def test_an_error_report_has_no_variable_of_the_screens(desk, sent, monkeypatch, settings):
    settings.DEBUG = False
    caught = {}

    def fail(file):
        raise RuntimeError("broken")

    def note(sender, request, **kwargs):
        caught["report"] = ExceptionReporter(request, *sys.exc_info()).get_traceback_text()

    monkeypatch.setattr("feedback.complaints.desk.case.readings", fail)
    got_request_exception.connect(note)
    desk.client.raise_request_exception = False
    desk.get("case", sent.case.number)
    got_request_exception.disconnect(note)
    assert "broken" in caught["report"]
    assert REPORT["what"] not in caught["report"]
