"""The English of a page of the checklist follows the rules of approval on the screen with both languages."""

import pytest
from django.urls import reverse

from oit.models import AntiBriberyPolicyPage
from tests.cms.side_by_side.screen import Screen
from tests.factories import draft, material, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db


def filled(make, station):
    return make(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, material(station)))


def english_of(page):
    return page.get_translations().specific().get()


@pytest.fixture
def waiting(station, officer_user, client_for):
    """The Thai O18, a draft, whose English an officer submitted."""
    page = filled(draft, station)
    screen = Screen(client_for(officer_user), page)
    screen.write_all()
    screen.press("publish")
    return page


def test_the_english_of_an_approved_page_is_published_by_its_translator(station, officer_user, client_for):
    page = filled(published, station)
    screen = Screen(client_for(officer_user), page)
    screen.write_all()
    screen.press("publish")
    assert english_of(page).live


def test_where_nobody_approved_the_thai_the_english_is_submitted(waiting, officer_user, client_for):
    english = english_of(waiting)
    assert english.live is False
    assert english.workflow_in_progress
    assert english.current_workflow_state.requested_by == officer_user
    # Whoever submitted it does not approve it.
    officer = client_for(officer_user)
    officer.post(reverse("approval:review", args=[english.pk]), {"approve": "", "comment": ""})
    assert english_of(waiting).live is False


def test_what_is_incomplete_is_not_submitted(station, officer_user, client_for):
    page = filled(draft, station)
    screen = Screen(client_for(officer_user), page)
    screen.press("publish")
    assert not english_of(page).workflow_in_progress


def test_whoever_approves_last_publishes_from_the_screen(waiting, chief_user, client_for):
    Screen(client_for(chief_user), waiting).press("publish")
    assert english_of(waiting).live


def test_what_is_changed_while_it_waits_is_asked_about_anew(waiting, officer_user, client_for):
    english = english_of(waiting)
    before = english.current_workflow_state.current_task_state.revision_id
    screen = Screen(client_for(officer_user), waiting)
    name = next(name for name in screen.values if name.startswith("text-"))
    screen.values[name] = ["Another wording"]
    screen.press("save")
    english = english_of(waiting)
    assert english.workflow_in_progress
    assert english.current_workflow_state.current_task_state.revision_id != before
