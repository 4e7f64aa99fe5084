"""The head of a line of work approves what was sent in, or returns it with words: by a link, or in the admin."""

import pytest
from django.urls import reverse

from cms.models.stations import Role
from oit.contributions.models import Reader, State
from oit.stations import group_for
from tests.cms.pages import form_values, soup
from tests.conftest import make_user

from .conftest import ROW, SAME_ORIGIN, head_path, rows, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(november, visitor):
    contribution, path = november
    send(visitor, path, **rows(ROW))
    contribution.refresh_from_db()
    return contribution


def decide(visitor, path, decision, **data):
    values = form_values(visitor.get(path), "#decision")
    return visitor.post(path, {**values, "decision": decision, **data}, headers=SAME_ORIGIN)


def act(client, contribution, do, **data):
    address = reverse("wagtailsnippets_contributions_contribution:act", args=[contribution.pk])
    return client.post(address, {"do": do, **data})


def test_the_head_sees_what_was_sent_in_and_approves(sent, visitor):
    path = head_path(sent)
    shown = soup(visitor.get(path)).main.text
    assert ROW["work"] in shown
    assert "12,500.00" in shown
    assert decide(visitor, path, "approve").status_code == 302
    sent.refresh_from_db()
    assert sent.state == State.APPROVED
    assert sent.approved_by.startswith("สารวัตรอำนวยการ")


def test_it_is_returned_with_words_that_the_officer_reads(sent, november, visitor):
    path = head_path(sent)
    assert decide(visitor, path, "return", words="ขาดเลขที่สัญญา").status_code == 302
    sent.refresh_from_db()
    assert sent.state == State.RETURNED
    assert "ขาดเลขที่สัญญา" in soup(visitor.get(november[1])).main.text


def test_returning_takes_words(sent, visitor):
    response = decide(visitor, f"/en{head_path(sent)}", "return", words=" ")
    assert response.status_code == 422
    assert "Write what has to be changed" in soup(response).select_one(".error-summary").text
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_what_changed_while_it_was_read_is_not_approved(sent, november, visitor):
    path = f"/en{head_path(sent)}"
    values = form_values(visitor.get(path), "#decision")
    send(visitor, november[1], **rows({**ROW, "budget": "999999"}))
    response = visitor.post(path, {**values, "decision": "approve"}, headers=SAME_ORIGIN)
    assert response.status_code == 409
    assert "Look at it again" in soup(response).select_one("[role=alert]").text
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_nothing_can_be_decided_before_it_is_sent_in(november, visitor):
    path = head_path(november[0])
    assert soup(visitor.get(path)).select_one("#decision") is None
    visitor.post(path, {"decision": "approve", "version": "0"}, headers=SAME_ORIGIN)
    november[0].refresh_from_db()
    assert november[0].state == State.ASKED


def test_the_link_of_a_head_who_left_has_ended(sent, visitor, head):
    path = head_path(sent)
    head.is_active = False
    head.save()
    assert visitor.get(path).status_code == 410


@pytest.fixture
def moved(head, station, other_station):
    """The head, now head of the same line of work at another station."""
    head.groups.set([group_for(other_station, Role.SUPERVISOR)])
    return head


def test_the_link_of_a_head_who_lost_the_role_has_ended_and_says_so(sent, visitor, moved):
    path = f"/en{head_path(sent)}"
    response = visitor.get(path)
    assert response.status_code == 410
    assert "does not approve at this station any more" in soup(response).main.text
    assert ROW["work"] not in response.content.decode()


def test_a_link_is_asked_about_each_time_that_it_is_used(sent, visitor, head, station):
    path = head_path(sent)
    values = form_values(visitor.get(path), "#decision")
    head.groups.set([group_for(station, Role.OFFICER)])
    response = visitor.post(path, {**values, "decision": "approve"}, headers=SAME_ORIGIN)
    assert response.status_code == 410
    sent.refresh_from_db()
    assert sent.state == State.SENT
    head.groups.set([group_for(station, Role.CHIEF)])
    assert visitor.get(path).status_code == 200


def test_the_link_of_a_head_whose_account_was_deleted_has_ended(sent, visitor, head):
    path = head_path(sent)
    head.delete()
    assert visitor.get(path).status_code == 410


def test_a_head_who_lost_the_role_gets_no_mail_and_no_new_link(
    november, visitor, officer_user, moved, client_for
):
    contribution, path = november
    send(visitor, path, **rows(ROW))
    assert not contribution.mails.filter(reader=Reader.HEAD).exists()
    client = client_for(officer_user)
    page = client.get(reverse("wagtailsnippets_contributions_contribution:inspect", args=[contribution.pk]))
    assert page.context["head_left"]
    act(client, contribution, "renew-head")
    assert not contribution.links.filter(reader=Reader.HEAD).exists()


def test_any_head_of_the_station_approves_where_the_named_one_lost_the_role(
    sent, moved, supervisor_user, client_for
):
    act(client_for(moved), sent, "decide", decision="approve", version=sent.saves)
    sent.refresh_from_db()
    assert sent.state == State.SENT
    act(client_for(supervisor_user), sent, "decide", decision="approve", version=sent.saves)
    sent.refresh_from_db()
    assert sent.state == State.APPROVED


def test_the_named_head_approves_in_the_admin_too(sent, head, client_for):
    client = client_for(head)
    page = client.get(reverse("wagtailsnippets_contributions_contribution:inspect", args=[sent.pk]))
    assert ROW["work"] in page.content.decode()
    act(client, sent, "decide", decision="approve", version=sent.saves)
    sent.refresh_from_db()
    assert (sent.state, sent.approved_by) == (State.APPROVED, "สารวัตรอำนวยการ")


def test_nobody_else_approves(sent, officer_user, supervisor_user, station, client_for):
    complaints = make_user("complaints", station, Role.COMPLAINTS)
    for user in (officer_user, supervisor_user, complaints):
        act(client_for(user), sent, "decide", decision="approve", version=sent.saves)
        sent.refresh_from_db()
        assert sent.state == State.SENT


def test_any_head_of_the_station_approves_where_the_named_one_left(sent, head, supervisor_user, client_for):
    head.is_active = False
    head.save()
    act(client_for(supervisor_user), sent, "decide", decision="approve", version=sent.saves)
    sent.refresh_from_db()
    assert sent.state == State.APPROVED
