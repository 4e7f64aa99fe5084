"""A mail is never lost: what the mail server does not take waits, is tried again, and is shown."""

import datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from cms.mail.models import MOST_TRIES, MailState, QueuedMail
from cms.mail.queue import queue_mail
from cms.mail.sending import deliver, prune
from cms.models import Officer
from cms.tick import jobs

pytestmark = pytest.mark.django_db

TO = "somchai@example.com"


@pytest.fixture
def write(station):
    """A function that queues a mail of Kamala."""

    def write(to=TO, subject="คำตอบจากสถานีตำรวจภูธรกมลา", body="จ่ายได้ที่ธนาคาร", about=None):
        return queue_mail(station, to, subject, body, about=about)

    return write


@pytest.fixture
def server(monkeypatch):
    """A mail server of which a test says what it raises: ``server["open"]``, ``server["send"]`` by address."""
    said = {"open": None, "send": {}}
    send = EmailBackend.send_messages

    def open_connection(self):
        if said["open"]:
            raise said["open"]

    def send_messages(self, messages):
        for message in messages:
            if error := said["send"].get(message.to[0]):
                raise error
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "open", open_connection)
    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return said


def states():
    return [each.state for each in QueuedMail.objects.order_by("pk")]


def test_a_mail_waits_until_the_next_tick_and_goes_out_once(write):
    write()
    assert mail.outbox == []
    assert states() == [MailState.WAITING]
    jobs.run()
    jobs.run()
    assert states() == [MailState.SENT]
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([TO], "คำตอบจากสถานีตำรวจภูธรกมลา", "จ่ายได้ที่ธนาคาร")


def test_an_answer_to_the_mail_reaches_the_station(write, station):
    station.stationsettings.email = "kamala@example.go.th"
    station.stationsettings.save()
    write()
    deliver()
    assert mail.outbox[0].reply_to == ["kamala@example.go.th"]


def test_while_the_mail_server_is_down_mails_wait_longer_and_longer_and_then_go_out(write, server):
    server["open"] = ConnectionRefusedError("Connection refused")
    write()
    now = timezone.now()
    pauses = []
    for _number in range(3):
        deliver(now)
        waiting = QueuedMail.objects.get()
        assert waiting.state == MailState.RETRYING
        assert "refused" in waiting.error
        pauses.append(waiting.due_at - timezone.now())
        deliver(now)
        assert QueuedMail.objects.get().tries == len(pauses)
        now = waiting.due_at + datetime.timedelta(seconds=1)
    assert pauses == sorted(pauses)
    assert pauses[-1] > 2 * pauses[0]
    server["open"] = None
    deliver(now)
    assert states() == [MailState.SENT]
    assert QueuedMail.objects.get().error == ""


def test_one_bad_mailbox_does_not_keep_the_others(write, server):
    write("weg@example.com")
    write()
    server["send"]["weg@example.com"] = SMTPRecipientsRefused(
        {"weg@example.com": (550, "ไม่มีตู้จดหมายนี้".encode())}
    )
    deliver()
    assert states() == [MailState.RETRYING, MailState.SENT]
    assert QueuedMail.objects.earliest("pk").error == "550 ไม่มีตู้จดหมายนี้"


def test_where_the_connection_breaks_the_rest_is_not_tried(write, server):
    write()
    write("malee@example.com")
    server["send"][TO] = SMTPServerDisconnected("Connection unexpectedly closed")
    deliver()
    assert states() == [MailState.RETRYING, MailState.WAITING]


def test_in_the_end_a_mail_is_given_up_and_can_be_sent_again_by_hand(write, server):
    server["open"] = TimeoutError("timed out")
    write()
    now = timezone.now()
    for _number in range(MOST_TRIES + 2):
        deliver(now)
        now += datetime.timedelta(days=2)
    given_up = QueuedMail.objects.get()
    assert given_up.tries == MOST_TRIES
    assert given_up.state == MailState.FAILED
    server["open"] = None
    given_up.try_again()
    deliver()
    assert states() == [MailState.SENT]


def test_a_subject_cannot_carry_another_header(write):
    write(subject="คำตอบ\r\nBcc: everybody@example.com")
    deliver()
    assert mail.outbox[0].subject == "คำตอบ Bcc: everybody@example.com"
    assert mail.outbox[0].recipients() == [TO]


@pytest.mark.parametrize("to", ["", "somchai", "a@example.com\nBcc: b@example.com"])
def test_an_address_that_is_none_is_refused_at_once(to, write):
    with pytest.raises(ValidationError):
        write(to=to)


def test_mails_are_found_by_what_they_are_about(write, station):
    officer = Officer.objects.create(site=station, rank_th="ร.ต.อ.", name_th="สมชาย ใจดี")
    about = write(about=officer)
    write()
    assert list(QueuedMail.objects.about(officer)) == [about]


def test_old_mails_are_forgotten_but_none_that_is_still_to_be_sent(write):
    for _number in range(3):
        write()
    sent, given_up, waiting = QueuedMail.objects.order_by("pk")
    QueuedMail.objects.filter(pk=sent.pk).update(sent_at=timezone.now())
    QueuedMail.objects.filter(pk=given_up.pk).update(tries=MOST_TRIES)
    prune()
    assert QueuedMail.objects.count() == 3
    prune(timezone.now() + datetime.timedelta(days=91))
    assert list(QueuedMail.objects.all()) == [waiting]
