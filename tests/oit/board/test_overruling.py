"""A supervisor says that the system is wrong about an element: who may, what is shown, and how long it holds."""

import json

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override
from wagtail.log_actions import registry
from wagtail.users.models import UserProfile

from cms.models import StationSettings
from cms.models.stations import Role
from oit.models import ContactPage, Overruling, ProcurementSummaryPage
from oit.readiness import State, evaluate
from oit.yearly import YearReadiness
from tests.conftest import make_user
from tests.factories import in_english, published
from tests.filled import every_field
from tests.filled.pages import month
from tests.filled.values import stream

from .conftest import BOARD, read, text

pytestmark = pytest.mark.django_db
REASON = "เอกสารฉบับเต็มอยู่ในประกาศของจังหวัด หน้า 3"


@pytest.fixture
def supervisor(supervisor_user, client_for):
    supervisor_user.position = "สารวัตรอำนวยการ"
    supervisor_user.save()
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    return client_for(supervisor_user)


def address(page, key="months", **query):
    return reverse("readiness:overrule", args=[page.pk, key], query=query)


def overrule(client, page, key="months", state="done", reason=REASON, **query):
    return client.post(address(page, key, **query), {"state": state, "reason": reason})


def found(page, key="months"):
    with override("en"):
        page = type(page).objects.get(pk=page.pk)
        return next(each for each in evaluate(page) if each.element.key == key)


def in_draft(page, key="months"):
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return next(each for each in evaluate(page) if each.element.key == key)


def test_a_supervisors_word_stands_in_the_place_of_what_is_computed(supervisor, o15):
    assert found(o15).state is State.MISSING
    assert overrule(supervisor, o15).status_code == 302
    word = found(o15)
    assert (word.state, word.computed, word.todo) == (State.DONE, State.MISSING, ())
    assert not word.counts_as_missing
    assert (word.overruled.position, word.overruled.reason) == ("สารวัตรอำนวยการ", REASON)
    assert found(o15, "columns").overruled is None


def test_the_whole_year_knows_it_too(supervisor, o15, station):
    before = YearReadiness.of_station(station, 2567).totals.missing
    overrule(supervisor, o15)
    assert YearReadiness.of_station(station, 2567).totals.missing == before - 1


@pytest.mark.parametrize("user", ["officer_user", "complaints", "other"])
def test_nobody_else_may(user, request, client_for, o15, station, other_station):
    made = {
        "complaints": lambda: make_user("complaints", station, Role.COMPLAINTS),
        "other": lambda: make_user("other-chief", other_station, Role.CHIEF),
    }
    client = client_for(made[user]() if user in made else request.getfixturevalue(user))
    assert client.get(address(o15)).status_code in (302, 403)
    overrule(client, o15)
    assert not Overruling.objects.exists()


def test_an_officer_is_not_offered_it(officer, supervisor, o15):
    edit = reverse("wagtailadmin_pages:edit", args=[o15.pk])
    for page in (BOARD, edit):
        assert read(supervisor, page).select_one(".board-overrule")
        assert not read(officer, page).select_one(".board-overrule")


def test_a_reason_is_needed_and_what_was_chosen_is_kept(supervisor, o15):
    response = overrule(supervisor, o15, reason=" ")
    assert response.status_code == 200
    assert "reason" in response.context["form"].errors
    assert 'value="done"' in str(response.context["form"]["state"])
    assert "checked" in str(response.context["form"]["state"])
    assert not Overruling.objects.exists()


def test_nothing_to_report_is_offered_only_where_the_checklist_allows_it(supervisor, o15):
    allowed = [read(supervisor, address(o15, key)).select("[value=nothing]") for key in ("months", "files")]
    assert [bool(each) for each in allowed] == [True, False]
    assert overrule(supervisor, o15, "files", state="nothing").status_code == 200
    assert not Overruling.objects.exists()


def test_what_is_there_can_be_called_missing(supervisor, o15):
    whole = found(o15, "columns")
    assert whole.state is State.DONE
    overrule(supervisor, o15, "columns", state="missing", reason="ราคากลางไม่ถูกต้อง")
    word = found(o15, "columns")
    assert word.counts_as_missing
    assert word.todo == ("ราคากลางไม่ถูกต้อง",)


def test_it_ends_when_another_version_is_published(supervisor, o15):
    overrule(supervisor, o15)
    o15.introduction = "ปรับปรุงแล้ว"
    revision = o15.save_revision()
    assert found(o15).overruled
    assert in_draft(o15).overruled is None
    revision.publish()
    assert found(o15).state is State.MISSING


def test_said_of_a_draft_it_holds_when_that_very_draft_is_published(supervisor, o15):
    o15.introduction = "ปรับปรุงแล้ว"
    revision = o15.save_revision()
    overrule(supervisor, o15, version="draft")
    assert found(o15).overruled is None
    assert in_draft(o15).overruled
    revision.publish()
    assert found(o15).overruled


def test_it_ends_when_its_own_answer_changes_elsewhere(supervisor, station, given):
    page = published(ContactPage, station, **every_field(ContactPage, given))
    settings = StationSettings.for_site(station)
    settings.telephone = settings.email = ""
    settings.save()
    assert found(page, "telephone").state is State.MISSING
    overrule(supervisor, page, "telephone")
    assert found(page, "telephone").overruled
    settings.email = "kamala@police.example"
    settings.save()
    assert found(page, "telephone").overruled
    settings.telephone = "076 000 191"
    settings.save()
    assert found(page, "telephone").overruled is None


def test_it_can_be_taken_back(supervisor, o15):
    overrule(supervisor, o15)
    assert "Take it back" in text(read(supervisor, address(o15)).select_one(".board-overruled"))
    supervisor.post(address(o15), {"withdraw": "1"})
    assert found(o15).state is State.MISSING


def test_both_are_written_down_in_the_history_of_the_page(supervisor, supervisor_user, o15):
    overrule(supervisor, o15)
    supervisor.post(address(o15), {"withdraw": "1"})
    entries = registry.get_logs_for_instance(o15).filter(action__startswith="oit.")
    assert {(each.action, each.user_id) for each in entries} == {
        ("oit.overrule", supervisor_user.pk),
        ("oit.withdraw_overruling", supervisor_user.pk),
    }
    history = text(read(supervisor, reverse("wagtailadmin_pages:history", args=[o15.pk])))
    assert REASON in history


def test_who_when_and_why_are_on_the_board_and_in_the_checklist(supervisor, o15):
    overrule(supervisor, o15)
    for page in (BOARD, reverse("wagtailadmin_pages:edit", args=[o15.pk])):
        told = text(read(supervisor, page).select_one(".board-overruled__words"))
        assert "Overruled by สารวัตรอำนวยการ" in told
        assert "the system finds “Still missing”" in told
        assert REASON in told
    assert "Advice" not in text(read(supervisor, BOARD).select_one("#o15"))


def test_the_public_and_programs_are_told_that_it_is_the_stations_own_word(supervisor, client, o15):
    overrule(supervisor, o15)
    in_english(o15)
    for prefix, words in (("", "ไม่ใช่ผลที่ระบบตรวจพบ"), ("/en", "not what the system found")):
        row = read(client, f"{prefix}/oit/2567/assessor/").select_one("#o15 .assessor-elements li")
        assert REASON in text(row)
        assert "สารวัตรอำนวยการ" in text(row)
        assert not prefix or words in text(row)
    index = json.loads(client.get("/oit/2567.json").content)
    element = next(item for item in index["items"] if item["code"] == "O15")["elements"][0]
    assert element["state"] == "done"
    assert element["overruled"]["computed"] == "missing"
    assert element["overruled"]["reason"] == REASON


@pytest.fixture
def nothing_in_november(officer_user, station, given):
    """O15, published in both languages by an officer who states that there was nothing in November."""
    officer_user.position = "รองสารวัตรอำนวยการ"
    officer_user.save()
    nothing = {"month": "2023-11", "rows": [], "nothing": True, "files": [], "note": ""}
    page = published(ProcurementSummaryPage, station)
    page.months = stream(month("2023-10", given), ("month", nothing))
    page.save_revision(user=officer_user).publish()
    in_english(type(page).objects.get(pk=page.pk))
    return page


def test_a_month_of_nothing_says_by_whom_and_when(nothing_in_november, client):
    for address, place in (
        ("/en/oit/2567/o15/", "#months-2023-11"),
        ("/en/oit/2567/assessor/", "#o15 .assessor-elements li"),
    ):
        shown = text(read(client, address).select_one(place))
        assert "Stated by รองสารวัตรอำนวยการ on" in shown
        assert "สมหญิง" not in shown
    assert "รองสารวัตรอำนวยการ" not in text(read(client, "/oit/2567/o15/").select_one("#months-2023-10"))


def test_programs_the_board_and_the_checklist_say_it_too(nothing_in_november, client, officer):
    items = {each["code"]: each for each in json.loads(client.get("/oit/2567.json").content)["items"]}
    stated = {"by": "รองสารวัตรอำนวยการ", "on": localdate().isoformat()}
    assert items["O15"]["elements"][0]["months_of_nothing"] == [{"month": "2023-11", "stated": stated}]
    edit = reverse("wagtailadmin_pages:edit", args=[nothing_in_november.pk])
    for address, place in ((BOARD, "#o15 .checklist__line"), (edit, ".checklist__line")):
        shown = text(read(officer, address).select_one(place))
        assert "Nov 2023: Nothing to report. Stated by รองสารวัตรอำนวยการ on" in shown
