"""Who is written to, when, in which language; never twice, never those who left, and failures are not forgotten."""

from datetime import date, datetime, timedelta
from io import StringIO
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from oit.duties import reminding
from oit.duties.models import Assignment, Reminder, ReminderRun
from oit.duties.reminding import is_weekly_day, remind, remind_daily
from oit.duties.sending import MOST_TRIES, PAUSE, answer_of, deliver, to_try_again

from .conftest import ON

pytestmark = pytest.mark.django_db
TUESDAY = date(2024, 3, 19)


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("ที่อยู่นี้ไม่รับจดหมาย")


class Unreachable(EmailBackend):
    def open(self):
        raise ConnectionRefusedError("Connection refused")


@pytest.fixture
def refusing(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"


def to(mailbox, person):
    return [mail for mail in mailbox if mail.to == [person.email]]


def test_a_list_on_monday(o15, assigned, preparer, mailoutbox, station):
    remind(ON)
    (mail,) = to(mailoutbox, preparer)
    assert mail.subject == "2 things to do for Kamala Police Station"
    assert "Overdue" in mail.body
    assert "February 2024: by 7 March 2024" in mail.body
    assert f"{station.root_url}/admin/pages/{o15.pk}/edit/#element-months" in mail.body
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    assert f'<a href="{station.root_url}/admin/pages/{o15.pk}/edit/#element-months">' in html
    assert '<html lang="en">' in html


def test_in_thai_for_whoever_chose_nothing(o15, assigned, preparer, mailoutbox):
    preparer.wagtail_userprofile.delete()
    remind(ON)
    (mail,) = to(mailoutbox, preparer)
    assert "สถานีตำรวจภูธรกมลา" in mail.subject
    assert "7 มีนาคม 2567" in mail.body


def test_never_the_same_twice(o15, assigned, preparer, mailoutbox):
    remind(ON)
    remind(ON)
    remind(TUESDAY)
    assert len(to(mailoutbox, preparer)) == 1
    remind(date(2024, 3, 25))
    assert len(to(mailoutbox, preparer)) == 2


def test_the_working_day_before_something_is_due(o15, assigned, preparer, mailoutbox):
    remind(date(2024, 4, 1))
    remind(date(2024, 4, 3))
    assert len(to(mailoutbox, preparer)) == 1
    remind(date(2024, 4, 4))
    remind(date(2024, 4, 4))
    _weekly, before = to(mailoutbox, preparer)
    assert before.subject == "Due on 5 April 2024: 1 thing"
    assert "March 2024" in before.body
    assert "February 2024: by" not in before.body


def test_the_day_before_a_monday_is_a_friday(o15, assigned, preparer, mailoutbox):
    Assignment.objects.update(due_days=6)
    # The 8th is a holiday: the sixth working day after March is Tuesday the 9th.
    remind(date(2024, 4, 5))
    assert [mail.subject for mail in to(mailoutbox, preparer)][-1] == "Due on 9 April 2024: 1 thing"


def test_monday_or_the_first_working_day_after_it(db):
    assert is_weekly_day(ON)
    assert is_weekly_day(TUESDAY), "nobody was reminded on Monday"
    remind(ON)
    assert not is_weekly_day(TUESDAY)
    assert not is_weekly_day(date(2024, 4, 8)), "a holiday"
    assert is_weekly_day(date(2024, 4, 9))


def test_nobody_is_written_to_on_a_day_off(o15, assigned, mailoutbox):
    remind(date(2024, 3, 17))
    assert not mailoutbox


def test_nothing_to_do_is_no_mail(o15, preparer, mailoutbox):
    remind(ON)
    assert not to(mailoutbox, preparer)


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_not_to_those_who_left_or_have_no_address(o15, assigned, preparer, mailoutbox, change):
    address = preparer.email
    for name, value in change.items():
        setattr(preparer, name, value)
    preparer.save()
    remind(ON)
    assert not [mail for mail in mailoutbox if address in mail.to or mail.to == [""]]


def test_not_to_those_who_work_elsewhere_now(o15, assigned, preparer, mailoutbox):
    preparer.groups.clear()
    remind(ON)
    assert not to(mailoutbox, preparer)


def test_the_head_of_station_gets_a_summary(o15, assigned, preparer, chief_user, mailoutbox):
    remind(ON)
    (mail,) = to(mailoutbox, chief_user)
    assert "สถานีตำรวจภูธรกมลา" in mail.subject
    assert "เจ้าหน้าที่เว็บไซต์" in mail.body
    remind(TUESDAY)
    assert len(to(mailoutbox, chief_user)) == 1


def test_the_other_stations_people_hear_nothing(o15, assigned, other_station, mailoutbox):
    remind(ON)
    assert {reminder.site_id for reminder in Reminder.objects.all()} == {assigned.site_id}


def test_a_failure_is_kept_tried_again_and_given_up(o15, assigned, preparer, refusing, settings, mailoutbox):
    remind(ON)
    failed = Reminder.objects.get(person=preparer)
    assert (failed.state, failed.tries, failed.last_error) == ("failed", 1, "ที่อยู่นี้ไม่รับจดหมาย")
    noon = timezone.make_aware(datetime(2024, 3, 18, 12))
    Reminder.objects.update(tried_at=noon)
    assert not to_try_again(noon)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver(to_try_again(noon + PAUSE))
    sent = Reminder.objects.get(person=preparer)
    assert (sent.state, sent.tries, sent.last_error, sent.text) == ("sent", 2, "", "")
    assert len(to(mailoutbox, preparer)) == 1
    assert not to_try_again(noon + PAUSE * 3)


def test_some_tries_are_enough(o15, assigned, preparer, refusing):
    remind(ON)
    for number in range(1, 9):
        noon = timezone.make_aware(datetime(2024, 3, 18, 12))
        Reminder.objects.update(tried_at=noon)
        deliver(to_try_again(noon + PAUSE * number))
    assert Reminder.objects.get(person=preparer).tries == MOST_TRIES


def test_two_processes_send_once(o15, assigned, preparer, mailoutbox):
    remind(ON)
    Reminder.objects.update(state="failed")
    mailoutbox.clear()
    # Both read the same before either sends.
    ours, theirs = list(Reminder.objects.all()), list(Reminder.objects.all())
    deliver(ours)
    deliver(theirs)
    assert len(to(mailoutbox, preparer)) == 1


def test_a_server_that_cannot_be_reached(o15, assigned, preparer, chief_user, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    remind(ON)
    assert set(Reminder.objects.values_list("state", "last_error")) == {("failed", "Connection refused")}


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"officer@example.org": (550, "ไม่มีตู้จดหมายนี้".encode())}),
        SMTPDataError(550, "ไม่มีตู้จดหมายนี้".encode()),
        SMTPDataError(550, "ไม่มีตู้จดหมายนี้"),
    ],
)
def test_the_answer_of_the_mail_server_is_told_in_its_words(error):
    assert answer_of(error) == "550 ไม่มีตู้จดหมายนี้"


def test_once_a_day_and_not_in_the_night(o15, assigned, preparer, monkeypatch, mailoutbox):
    def at(hour):
        moment = datetime(2024, 3, 18, hour, tzinfo=ZoneInfo("Asia/Bangkok"))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        remind_daily()

    at(3)
    assert not mailoutbox
    at(8)
    number = len(mailoutbox)
    assert number
    monkeypatch.setattr(reminding, "remind", lambda on: pytest.fail("it was done today"))
    at(9)
    assert len(mailoutbox) == number


def test_a_day_to_come_is_not_done(db):
    tomorrow = timezone.localdate() + timedelta(days=1)
    remind(tomorrow)
    assert not ReminderRun.objects.exists()
    remind(timezone.localdate())
    assert ReminderRun.objects.count() == 1


def test_the_command(o15, assigned, preparer, mailoutbox):
    out = StringIO()
    call_command("remind", "--on", "18 มีนาคม 2567", "--dry-run", stdout=out)
    assert "preparer@example.org>: 2 things to do" in out.getvalue()
    assert not mailoutbox
    assert not Reminder.objects.exists()
    call_command("remind", "--on", "2024-03-18", stdout=StringIO())
    assert to(mailoutbox, preparer)


def test_the_command_says_what_failed(o15, assigned, refusing):
    errors = StringIO()
    with override("th"), pytest.raises(CommandError, match="ส่งอีเมลไม่สำเร็จ 1 ฉบับ"):
        call_command("remind", "--on", "2024-03-18", stdout=StringIO(), stderr=errors)
    assert "ที่อยู่นี้ไม่รับจดหมาย" in errors.getvalue()


def test_nonsense_for_a_day():
    with pytest.raises(CommandError, match="พรุ่งนี้"):
        call_command("remind", "--on", "พรุ่งนี้")


def test_a_year_that_is_over_reminds_nobody(o15, assigned, preparer, mailoutbox):
    remind(date(2024, 10, 7))
    assert not to(mailoutbox, preparer)
