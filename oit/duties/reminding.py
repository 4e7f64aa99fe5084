"""Who is written to on a day: a weekly list, the day before something is due, the head of station's summary."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Site

from cms.models.days_off import days_off_of
from cms.models.stations import Role, people_of
from cms.thai.working_days import add_working_days, is_working_day

from .mails import day_before, digest
from .models import Reminder, ReminderRun
from .people import language_of_person
from .sending import deliver, to_try_again
from .sources import sources
from .summary import summary

# Nobody is written to in the night.
FROM_HOUR = 7


@dataclass(frozen=True)
class Message:
    """A mail to be written to ``person``, in their language. The same person gets one of each kind and key."""

    site: Site
    person: object
    kind: Reminder.Kind
    key: str
    subject: str
    text: str
    html: str


def remind_daily():
    """A job of ``cms.tick``: reminds everyone once a day, and tries again what the mail server did not take."""
    now = timezone.localtime()
    if now.hour < FROM_HOUR:
        return
    if not ReminderRun.objects.filter(day=now.date()).exists():
        remind(now.date())
    deliver(to_try_again())


def remind(on):
    """Writes to everyone who is to be reminded on the day ``on`` and was not yet; returns the new Reminders."""
    new = [reminder for message in messages(on) if (reminder := _keep(message, on))]
    deliver(new)
    # A day that is to come is not done: it was tried out.
    if on <= timezone.localdate():
        ReminderRun.objects.get_or_create(day=on)
    return new


def messages(on):
    """Yields the Messages of the day ``on`` for every station; only reads. Nobody is written to on a day off."""
    for site in Site.objects.select_related("root_page"):
        days_off = days_off_of(site)
        if is_working_day(on, days_off):
            yield from Writer(site, on, days_off).messages()


def open_duties(site, on):
    """Everything that is open at the station ``site`` on the day ``on``, in the active language."""
    return [duty for source in sources() for duty in source.open(site, on)]


def duties_of(person, site, on):
    """What of it the User ``person`` has to do, the first due first, those without a day last."""
    duties = [duty for source in sources() for duty in source.open_for(person, site, on)]
    return sorted(duties, key=lambda duty: (duty.due is None, duty.due or on))


def is_weekly_day(on, days_off=()):
    """Whether the weekly lists go out on the day ``on``.

    That is Monday or the first working day after it, and a later day only where nobody was reminded since.
    """
    monday = on - timedelta(days=on.weekday())
    first = monday if is_working_day(monday, days_off) else add_working_days(monday, 1, days_off)
    return first <= on and not ReminderRun.objects.filter(day__gte=first, day__lt=on).exists()


class Writer:
    """Writes to the people of one station on one working day."""

    def __init__(self, site, on, days_off):
        self.site, self.on = site, on
        self.people, self.heads = list(people_of([site])), set(people_of([site], [Role.CHIEF]))
        self.is_weekly = is_weekly_day(on, days_off)
        self.following = add_working_days(on, 1, days_off)
        self.mine = reverse("duties:mine")

    def messages(self):
        """The Messages, as a list."""
        by_language = defaultdict(list)
        for person in self.people:
            by_language[language_of_person(person)].append(person)
        found = []
        for language, readers in by_language.items():
            with override(language):
                duties = open_duties(self.site, self.on)
                for person in readers:
                    if person.email:
                        found += self._to(person, duties)
        return found

    def _to(self, person, duties):
        own = [duty for duty in duties if duty.person == person]
        soon = [duty for duty in own if duty.due and self.on < duty.due <= self.following]
        week = f"{self.on:%G-W%V}"
        if self.is_weekly and own:
            yield self._message(
                person, Reminder.Kind.DIGEST, week, digest(self.site, own, self.on, self.mine)
            )
        if soon:
            mail = day_before(self.site, soon, self.following, self.mine)
            yield self._message(person, Reminder.Kind.DAY_BEFORE, str(self.following), mail)
        if self.is_weekly and person in self.heads:
            mail = summary(self.site, duties, self.people, self.on)
            if mail:
                yield self._message(person, Reminder.Kind.SUMMARY, week, mail)

    def _message(self, person, kind, key, mail):
        return Message(self.site, person, kind, key, mail.subject[:250], mail.text, mail.html)


def _keep(message, on):
    """The new Reminder of the Message, or None where there is one already."""
    reminder, is_new = Reminder.objects.get_or_create(
        site=message.site,
        person=message.person,
        kind=message.kind,
        key=message.key,
        defaults={"day": on, "subject": message.subject, "text": message.text, "html": message.html},
    )
    return reminder if is_new else None
