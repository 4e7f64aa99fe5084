"""The list of what to do today: what is somebody's own, in the order of its days, and nothing of anybody else."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, TaskState
from wagtail.users.models import UserProfile

from cms.mail.models import QueuedMail
from cms.models.stations import Role
from cms.today import ToDo, to_dos
from feedback.models import Feedback, Question
from oit.duties.models import Assignment
from oit.models import ProcurementSummaryPage
from tests.conftest import make_user
from tests.factories import material, published
from tests.filled.pages import month
from tests.filled.values import stream

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 18)


@pytest.fixture
def o15(station):
    return published(ProcurementSummaryPage, station, months=stream(month("2023-10", material(station))))


def lines(client):
    panel = BeautifulSoup(client.get("/admin/").content, "html.parser").select_one("#today-section, .today")
    return panel.find_parent("section") if panel.name != "section" else panel


def sentences(user, on=ON):
    return [each.sentence for each in to_dos(user, on)]


def asked(site, **values):
    return Question.objects.create(site=site, text="ขอใบแจ้งความซ้ำได้ที่ไหน", category="inquiry", **values)


def test_a_quiet_station_says_that_nothing_waits(officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    assert "Nothing is waiting for you." in lines(client_for(officer_user)).text


def test_what_is_overdue_comes_first_and_leads_to_the_place(station, officer_user, o15):
    Assignment.objects.create(site=station, fiscal_year=2567, code="O15", preparer=officer_user)
    Feedback.objects.create(site=station, rating=4, better="ป้ายหายาก")
    found = to_dos(officer_user, ON)
    assert "O15" in found[0].sentence
    assert found[0].is_overdue(ON)
    assert found[0].address.startswith(f"/admin/pages/{o15.pk}/edit/#")
    assert [each.due is None for each in found] == sorted(each.due is None for each in found)
    assert any("/feedback/feedback/" in each.address for each in found)


def test_a_page_that_was_returned_is_told_to_whoever_submitted_it_alone(
    station, officer_user, supervisor_user, o15
):
    o15.save_revision(user=officer_user)
    o15.get_workflow().start(o15, officer_user)
    assert any("O15" in each for each in sentences(supervisor_user))
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    state.task.specific.on_action(state, supervisor_user, "reject", comment="ขอเลขที่สัญญา")
    (told,) = [each for each in to_dos(officer_user, ON) if each.note == "ขอเลขที่สัญญา"]
    assert told.address == f"/admin/pages/{o15.pk}/edit/"
    other = make_user("other", station, Role.OFFICER)
    assert not any("O15" in each for each in sentences(other))
    assert not any("O15" in each for each in sentences(supervisor_user))


def test_a_question_given_to_a_colleague_is_the_colleagues(station, officer_user):
    colleague = make_user("colleague", station, Role.OFFICER)
    asked(station, assigned_to=colleague, state="assigned")
    assert not sentences(officer_user)
    assert len(sentences(colleague)) == 1
    asked(station)
    assert len(sentences(officer_user)) == 1


def test_nothing_of_another_station(station, other_station, officer_user):
    asked(other_station)
    Feedback.objects.create(site=other_station, rating=1)
    QueuedMail.objects.create(site=other_station, to="a@example.org", subject="ก", tries=2, error="timeout")
    assert to_dos(officer_user, ON) == []


def test_somebody_of_two_stations_has_the_work_of_both(station, other_station, officer_user):
    officer_user.groups.add(*make_user("there", other_station, Role.OFFICER).groups.all())
    asked(station)
    asked(other_station)
    assert len(to_dos(officer_user, ON)) == 2


def test_complaint_officers_find_their_rooms_and_nothing_else(station, o15):
    asked(station)
    user = make_user("complaints", station, Role.COMPLAINTS)
    assert to_dos(user, ON)
    assert all(each.address.startswith("/admin/complaints/") for each in to_dos(user, ON))


def test_an_administrator_of_several_stations_has_no_list(admin_user, station):
    asked(station)
    assert to_dos(admin_user, ON) == []


def test_the_number_of_queries_does_not_grow_with_the_work(station, officer_user, o15):
    def work(number):
        for _each in range(number):
            asked(station)
            Feedback.objects.create(site=station, rating=4)
            QueuedMail.objects.create(site=station, to="a@example.org", subject="ก", tries=2, error="timeout")

    Assignment.objects.create(site=station, fiscal_year=2567, code="O15", preparer=officer_user)
    work(1)
    to_dos(officer_user, ON)
    with CaptureQueriesContext(connection) as few:
        to_dos(officer_user, ON)
    work(20)
    with CaptureQueriesContext(connection) as many:
        to_dos(officer_user, ON)
    assert len(many) <= len(few)


def test_what_waits_for_approval_takes_as_many_queries_as_one(station, supervisor_user, officer_user, o15):
    others = list(
        Page.objects.child_of(o15.get_parent()).exclude(pk=o15.pk).exclude(latest_revision=None)[:3]
    )
    o15.get_workflow().start(o15, officer_user)
    to_dos(supervisor_user, ON)
    with CaptureQueriesContext(connection) as few:
        to_dos(supervisor_user, ON)
    for page in others:
        page.specific.get_workflow().start(page.specific, officer_user)
    with CaptureQueriesContext(connection) as many:
        to_dos(supervisor_user, ON)
    # The pages are of other types, each of which is read with a query.
    assert len(others) == 3
    assert len(many) - len(few) <= len(others)


def test_a_day_that_is_today_is_not_overdue_yet():
    assert not ToDo("ก", "/", due=timezone.localdate()).is_overdue(timezone.localdate())
    assert ToDo("ก", "/", due=timezone.localdate() - timedelta(days=1)).is_overdue(timezone.localdate())
