"""Other ways to what the officers' screens show. Who is led where: ``test_role_matrix``."""

import io
import json
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.urls import reverse
from django.views.debug import ExceptionReporter
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.index import class_is_indexed

from feedback.complaints.models import Mode
from tests.feedback.complaints.conftest import REPORT

pytestmark = pytest.mark.django_db
NAME = "สมชาย ใจกล้า"


@pytest.fixture
def sent(first, second, send):
    """A named report that is read by the first and the second officer."""
    return send(mode=Mode.NAMED, identity={"name": NAME}, is_unproven=True)


def test_an_administrator_cannot_let_a_key_in(station, client_for, admin_user, enrol, sent):
    waiting = enrol("waiting")
    client = client_for(admin_user)
    client.post(
        reverse("complaints:countersign", args=[station.pk, "corruption", waiting.holder.pk]), {"compared": 1}
    )
    waiting.holder.refresh_from_db()
    assert waiting.holder.is_waiting


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
