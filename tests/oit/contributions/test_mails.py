"""Mails: each once, with a link that works; what cannot be sent is tried again, shown, and loses nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.tick import jobs
from oit.contributions import mails, steps
from oit.contributions.jobs import REMEMBERED_FOR, chase, forget
from oit.contributions.models import Contribution, Link, Mail, State
from oit.duties.sources import sources

from .conftest import ROW, head_path, rows, send

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/contribution/\S+)")


@pytest.fixture
def november(asked, o15, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return asked(o15, "months", month="2023-11")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A function that does something and all that follows once it is stored."""

    def committed(function, *args, **values):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **values)

    return committed


def failing(monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError("mail server is away")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def later(monkeypatch, **passed):
    now = timezone.now() + timedelta(**passed)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_the_officer_gets_a_mail_in_thai_with_a_link_that_opens_the_form(november, visitor):
    (message,) = mail.outbox
    assert message.to == ["stores@example.org"]
    assert "พฤศจิกายน 2566" in message.subject
    (path,) = LINK.findall(message.body)
    assert path != november[1]
    assert november[0].wanted in message.body
    assert visitor.get(path).status_code == 200
    assert path in message.alternatives[0][0]


def test_several_months_come_in_one_mail(asked, o15, officer_user, head, station, committed):
    requests = [
        Contribution(
            site=station, page_id=o15.pk, element="months", month=month, line_of_work="traffic", wanted="ขอข้อมูล",
            due=timezone.localdate(), officer_email="traffic@example.org", head=head,
        )
        for month in ("2023-10", "2023-11", "2023-12")
    ]  # fmt: skip
    committed(steps.ask, requests, officer_user)
    (message,) = mail.outbox
    assert len(set(LINK.findall(message.body))) == 3


def test_the_head_is_told_in_their_own_language_and_the_officer_when_it_is_returned(
    november, head, visitor, committed
):
    UserProfile.objects.create(user=head, preferred_language="en")
    committed(send, visitor, november[1], **rows(ROW))
    told = mail.outbox[-1]
    assert told.to == [head.email]
    assert told.subject.startswith("To be approved")
    (path,) = LINK.findall(told.body)
    assert "approval" in path
    committed(steps.give_back, november[0], 1, "ขาดเลขที่สัญญา")
    returned = mail.outbox[-1]
    assert returned.to == ["stores@example.org"]
    assert "ขาดเลขที่สัญญา" in returned.body


def test_a_mail_that_fails_is_tried_again_and_the_request_stays(asked, o15, visitor, committed, monkeypatch):
    with monkeypatch.context() as broken:
        failing(broken)
        contribution, path = committed(asked, o15, "months", month="2023-11")
        assert not mail.outbox
        kept = Mail.objects.get()
        assert (kept.tries, kept.sent_at) == (1, None)
        assert "away" in kept.error
    assert visitor.get(path).status_code == 200
    assert contribution.standing != contribution.get_state_display()
    chase()
    assert not mail.outbox
    later(monkeypatch, hours=1)
    chase()
    chase()
    assert len(mail.outbox) == 1
    assert Mail.objects.get().sent_at


def test_a_mail_is_not_tried_for_ever(asked, o15, committed, monkeypatch):
    failing(monkeypatch)
    committed(asked, o15, "months", month="2023-11")
    for day in range(1, 10):
        with monkeypatch.context() as passing:
            later(passing, days=day)
            mails.deliver()
    assert Mail.objects.get().tries == mails.MOST_TRIES


def test_the_line_of_work_is_reminded_the_day_before_and_once_after(november, committed, monkeypatch):
    contribution, _path = november
    Contribution.objects.update(due=timezone.localdate() + timedelta(days=3))
    mail.outbox.clear()
    for days, number in ((0, 0), (2, 1), (3, 1), (4, 2), (9, 2)):
        with monkeypatch.context() as passing:
            later(passing, days=days)
            committed(chase)
            committed(chase)
        assert len(mail.outbox) == number, days
    assert contribution.wanted in mail.outbox[-1].body


def test_nobody_is_reminded_of_what_was_sent_in_or_withdrawn(november, visitor, officer_user, committed):
    contribution, path = november
    send(visitor, path, **rows(ROW))
    Contribution.objects.update(due=timezone.localdate() + timedelta(days=1))
    mail.outbox.clear()
    committed(chase)
    assert not [message for message in mail.outbox if message.to == ["stores@example.org"]]
    steps.withdraw(contribution, officer_user)
    Contribution.objects.update(due=timezone.localdate() - timedelta(days=1))
    mail.outbox.clear()
    committed(chase)
    assert not mail.outbox


def test_a_head_without_an_account_is_reminded_and_can_approve(asked, o15, visitor, committed):
    _contribution, path = committed(
        asked, o15, "months", month="2023-11", head=None, head_email="inspector@example.org"
    )
    committed(send, visitor, path, **rows(ROW))
    assert mail.outbox[-1].to == ["inspector@example.org"]
    Contribution.objects.update(due=timezone.localdate() - timedelta(days=1))
    committed(chase)
    (approval,) = LINK.findall(mail.outbox[-1].body)
    assert visitor.get(approval).status_code == 200
    assert len([message for message in mail.outbox if message.to == ["inspector@example.org"]]) == 2


def test_without_an_address_no_mail_is_tried(asked, o15, committed):
    committed(asked, o15, "months", month="2023-11", officer_email="")
    assert not mail.outbox
    assert not Mail.objects.exists()


def test_addresses_and_files_are_forgotten_long_after_the_end(november, officer_user, monkeypatch):
    contribution, _path = november
    steps.withdraw(contribution, officer_user)
    forget()
    contribution.refresh_from_db()
    assert contribution.officer_email
    later(monkeypatch, days=REMEMBERED_FOR.days + 1)
    forget()
    contribution.refresh_from_db()
    assert (contribution.officer_email, contribution.officer, contribution.head_email) == ("", "", "")
    assert contribution.forgotten
    assert not Link.objects.exists()
    assert contribution.state == State.WITHDRAWN


def test_both_jobs_run_by_themselves(november):
    assert {"chase_contributions", "forget_contributions"} <= {name for name, _error in jobs.run()}


def test_open_contributions_are_duties_of_those_with_an_account(
    november, visitor, station, other_station, head
):
    contribution, path = november
    on = timezone.localdate()

    def duties(site):
        return [each for source in sources() for each in source.open(site, on) if "contribution" in each.key]

    (duty,) = duties(station)
    assert (duty.person, duty.due) == (contribution.asked_by, contribution.due)
    send(visitor, path, **rows(ROW))
    (duty,) = duties(station)
    # It waits for the head now, whatever the day by which it was asked for.
    assert (duty.person, duty.due) == (head, None)
    assert duties(other_station) == []
    source = next(each for each in sources() if "contributions" in type(each).__module__)
    taking, approval = contribution.asked_by, head_path(contribution)
    assert source.hand_over(station, head, taking) == 1
    assert duties(station)[0].person == taking
    assert visitor.get(approval).status_code == 404
