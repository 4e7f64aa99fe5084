"""Who approves what, and who does not."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Workflow

from cms.models.stations import Role
from oit.models import ProcurementSummaryPage
from tests.admin_forms import add_address, edit_address, post_edit, shown
from tests.conftest import make_user
from tests.factories import draft, in_english, publish, published

from .conftest import answer, months_live, post, reread, review_address, submit, waits_for

pytestmark = pytest.mark.django_db


def test_an_officer_submits_and_the_supervisor_publishes(o15, officer, supervisor):
    submit(officer, o15)
    assert waits_for(o15) == Role.SUPERVISOR
    assert months_live(o15) == ["2023-10"]
    response = answer(supervisor, o15)
    assert response.status_code == 302
    assert waits_for(o15) is None
    assert months_live(o15) == ["2023-10", "2023-11"]


def test_an_officer_cannot_publish_an_item_nor_take_it_away(o15, officer, officer_user):
    assert "action-publish" not in officer.get(edit_address(o15)).content.decode()
    post_edit(officer, o15, publish=True)
    officer.post(reverse("wagtailadmin_pages:unpublish", args=[o15.pk]))
    assert months_live(o15) == ["2023-10"]
    assert reread(o15).live
    # A list knows pages only as pages.
    assert not Page.objects.get(pk=o15.pk).permissions_for_user(officer_user).can_publish()


def test_an_officer_publishes_news_and_ordinary_pages(station, officer_user):
    for page in station.root_page.get_children():
        is_checklist = page.slug == "oit"
        assert page.permissions_for_user(officer_user).can_publish() is not is_checklist


def test_nobody_approves_the_own_submission(o15, supervisor, second_supervisor):
    submit(supervisor, o15)
    page = supervisor.get(review_address(o15))
    assert not page.context["may_answer"]
    assert "somebody else approves it" in page.content.decode()
    assert answer(supervisor, o15).status_code == 200
    state = reread(o15).current_workflow_task_state
    direct = reverse("wagtailadmin_pages:workflow_action", args=[o15.pk, "approve", state.pk])
    assert supervisor.post(direct, {"comment": ""}).status_code in (302, 403)
    assert waits_for(o15) == Role.SUPERVISOR
    assert not supervisor.get(reverse("approval:waiting")).context["waiting"]
    answer(second_supervisor, o15)
    assert waits_for(o15) is None


def test_an_administrator_may_approve_the_own_submission(o15, superuser):
    submit(superuser, o15)
    answer(superuser, o15)
    assert months_live(o15) == ["2023-10", "2023-11"]


def test_an_officer_does_not_approve(o15, officer, station, client_for):
    submit(officer, o15)
    colleague = client_for(make_user("colleague", station, Role.OFFICER))
    assert answer(colleague, o15).status_code == 200
    state = reread(o15).current_workflow_task_state
    direct = reverse("wagtailadmin_pages:workflow_action", args=[o15.pk, "approve", state.pk])
    colleague.post(direct, {"comment": ""})
    assert waits_for(o15) == Role.SUPERVISOR


def test_the_head_of_station_approves_o18_last(o18, officer, supervisor, chief):
    submit(officer, o18)
    response = answer(supervisor, o18)
    assert waits_for(o18) == Role.CHIEF
    assert reread(o18).introduction != "แก้ไขวัตถุประสงค์"
    said = supervisor.get(response.url).content.decode()
    assert "It now waits for: Head of station" in said
    answer(supervisor, o18)
    assert waits_for(o18) == Role.CHIEF
    answer(chief, o18)
    assert reread(o18).introduction == "แก้ไขวัตถุประสงค์"


def test_a_supervisor_does_not_publish_o18_alone(o18, station, supervisor):
    post_edit(supervisor, o18, publish=True)
    assert reread(o18).introduction != "แก้ไขวัตถุประสงค์"
    year, model = o18.get_parent(), type(o18)
    for version in o18.get_translations(inclusive=True):
        model.objects.get(pk=version.pk).delete()
    year = Page.objects.get(pk=year.pk).specific
    address = add_address(model, year)
    supervisor.post(address, {**shown(supervisor.get(address)), "action-publish": "1"})
    assert not model.objects.child_of(year).get().live


def test_an_item_made_by_hand_needs_the_head_of_station_too(station, o18):
    parent, model = o18.get_parent().specific, type(o18)
    model.objects.get(pk=o18.pk).delete()
    made = model(fiscal_year=2567, code="O18", live=False, locale=parent.locale)
    type(parent).objects.get(pk=parent.pk).add_child(instance=made)
    steps = made.get_workflow().tasks.values_list("approvaltask__role", flat=True)
    assert list(steps) == [Role.SUPERVISOR, Role.CHIEF]


def test_a_workflow_that_an_administrator_gives_a_page_stays_its_own(o18):
    own = Workflow.objects.create(name="ของเราเอง")
    own.workflow_pages.create(page=o18)
    assert reread(o18).get_workflow() == own


def test_an_edition_that_names_no_approval_asks_the_supervisor_alone(
    install, shipped, o18, officer, supervisor
):
    install(own=shipped.replace('approval = "chief"\n', ""))
    submit(officer, o18)
    answer(supervisor, o18)
    assert reread(o18).introduction == "แก้ไขวัตถุประสงค์"


def test_another_station_is_neither_asked_nor_let_in(o15, officer, other_station, client_for):
    submit(officer, o15)
    stranger = client_for(make_user("stranger", other_station, Role.SUPERVISOR))
    assert stranger.get(reverse("approval:waiting")).context["waiting"] == []
    assert stranger.get(review_address(o15)).status_code in (302, 403)
    assert stranger.post(review_address(o15), {"approve": "1"}).status_code in (302, 403)
    state = reread(o15).current_workflow_task_state
    stranger.post(reverse("wagtailadmin_pages:workflow_action", args=[o15.pk, "approve", state.pk]))
    assert waits_for(o15) == Role.SUPERVISOR


def test_a_complaint_officer_sees_no_pages(o15, officer, station, client_for):
    submit(officer, o15)
    person = client_for(make_user("complaints", station, Role.COMPLAINTS))
    for address in (review_address(o15), edit_address(o15)):
        assert person.get(address).status_code in (302, 403)
    assert person.get(reverse("approval:waiting")).context["waiting"] == []
    assert "O15" not in person.get("/admin/").content.decode()


def test_the_english_of_an_approved_page_is_published_by_its_translator(station, given, officer_user):
    thai = published(ProcurementSummaryPage, station, introduction="สรุป")
    english = in_english(thai)
    assert english.permissions_for_user(officer_user).can_publish()
    thai.unpublish()
    assert not reread(english).permissions_for_user(officer_user).can_publish()


def test_an_english_page_that_is_edited_by_hand_can_be_submitted(station, officer_user):
    english = in_english(published(ProcurementSummaryPage, station, introduction="สรุป"))
    assert english.get_workflow().tasks.get().specific.role == Role.SUPERVISOR


def test_the_button_says_what_it_does(o15, officer):
    form = officer.get(edit_address(o15)).content.decode()
    assert "Submit for approval" in form
    assert "Moderators" not in form
    submit(officer, o15)
    form = officer.get(edit_address(o15)).content.decode()
    assert "Withdraw from approval" in form
    post(officer, o15, "action-cancel-workflow")
    assert waits_for(o15) is None


def test_a_new_page_is_submitted_at_once(station, officer, supervisor):
    page = draft(ProcurementSummaryPage, station, introduction="ฉบับใหม่")
    submit(officer, page)
    answer(supervisor, page)
    assert reread(page).live
    publish(page)
