"""Who is told what, in which language, with which link; and that a mail that fails stops nothing."""

import logging

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.timezone import localdate
from wagtail.users.models import UserProfile

from cms.models.stations import Role
from cms.thai.dates import format_date
from tests.cms.admin.english import is_english
from tests.conftest import make_user

from .conftest import answer, post, review_address, submit, waits_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """A function that does something and gives ``{recipient: message}`` of the mails that went out then."""

    def sent(action, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **kwargs)
        messages = {message.to[0]: message for message in mail.outbox}
        # Each person has one mail of one's own, and Wagtail sends none beside ours.
        assert len(messages) == sum(len(message.recipients()) for message in mail.outbox)
        return messages

    return sent


def test_the_supervisors_of_the_station_are_asked_in_their_language(
    o15, officer, station, other_station, supervisor_user, chief_user, admin_user, sent
):
    make_user("thai-supervisor", station, Role.SUPERVISOR)
    make_user("stranger", other_station, Role.SUPERVISOR)
    gone = make_user("gone", station, Role.SUPERVISOR)
    gone.is_active = False
    gone.save()
    messages = sent(submit, officer, o15)
    assert set(messages) == {"supervisor@example.org", "thai-supervisor@example.org"}
    english = messages["supervisor@example.org"]
    assert english.subject == "Please approve: O15 สรุปผลการจัดซื้อจัดจ้างรายเดือน"
    assert "สมหญิง ใจดี submitted" in english.body
    assert format_date(localdate(), lang="en") in english.body
    for message in messages.values():
        assert f"http://testserver{review_address(o15)}" in message.body
    thai = messages["thai-supervisor@example.org"]
    assert thai.subject.endswith(": O15 สรุปผลการจัดซื้อจัดจ้างรายเดือน")
    assert format_date(localdate(), lang="th") in thai.body


def test_the_link_is_on_the_stations_own_host(o15, officer, station, sent):
    station.hostname, station.port = "kamala.example", 8001
    station.save()
    messages = sent(submit, officer, o15)
    assert f"http://kamala.example:8001{review_address(o15)}" in messages["supervisor@example.org"].body


def test_an_edit_while_it_waits_asks_nobody_twice(o15, officer, sent):
    sent(submit, officer, o15)
    assert sent(post, officer, o15, introduction="แก้ไขเพิ่ม") == {}


def test_the_head_of_station_is_asked_at_the_second_step_and_the_first_again_after_an_edit(
    o18, officer, supervisor, sent
):
    assert set(sent(submit, officer, o18)) == {"supervisor@example.org"}
    assert set(sent(answer, supervisor, o18)) == {"chief@example.org"}
    assert set(sent(post, officer, o18, introduction="แก้ไขเพิ่ม")) == {"supervisor@example.org"}


def test_the_preparer_learns_that_it_was_approved_and_where_to_read_it(o15, officer, supervisor, sent):
    sent(submit, officer, o15)
    (message,) = sent(answer, supervisor, o15, comment="เรียบร้อยดี").values()
    assert message.to == ["officer@example.org"]
    assert message.subject.startswith("Approved: O15")
    assert "เรียบร้อยดี" in message.body
    assert "http://testserver/oit/2567/o15/" in message.body


def test_the_preparer_learns_what_to_change_and_where(o15, officer, supervisor, sent):
    sent(submit, officer, o15)
    (message,) = sent(answer, supervisor, o15, "reject", "ตัวเลข <เดือน> ไม่ตรง & ขาดไฟล์").values()
    assert message.to == ["officer@example.org"]
    assert "ตัวเลข <เดือน> ไม่ตรง & ขาดไฟล์" in message.body
    assert f"http://testserver/admin/pages/{o15.pk}/edit/" in message.body


def test_whoever_wants_no_such_mail_gets_none(o15, officer, supervisor_user, sent):
    UserProfile.objects.filter(user=supervisor_user).update(submitted_notifications=False)
    assert sent(submit, officer, o15) == {}


class Unreachable(BaseEmailBackend):
    def open(self):
        raise OSError("no route to host")


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        raise OSError("mailbox unavailable")


@pytest.mark.parametrize("backend", [Unreachable, Refusing])
def test_a_mail_that_fails_is_logged_and_the_page_waits(backend, o15, officer, sent, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"
    with caplog.at_level(logging.ERROR, logger="oit.approval"):
        assert sent(submit, officer, o15) == {}
    assert waits_for(o15) == Role.SUPERVISOR
    assert "supervisor" in caplog.text or "สมหญิง" in caplog.text


def test_those_who_read_thai_are_written_to_in_thai(o15, officer, supervisor, sent):
    UserProfile.objects.update(preferred_language="th")
    asked = sent(submit, officer, o15)
    answered = sent(answer, supervisor, o15, "reject", "โปรดเพิ่มตัวเลข")
    assert (set(asked), set(answered)) == ({"supervisor@example.org"}, {"officer@example.org"})
    for message in [*asked.values(), *answered.values()]:
        lines = [message.subject, *message.body.splitlines()]
        assert not [line for line in lines if is_english(line, [message.to[0]])]
