"""The dates of a station's assessment in one fiscal year: its own where it states them, else those of the edition."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.days_off import days_off_of
from cms.thai.dates import format_date
from cms.thai.working_days import working_days_between
from oit.editions import Event, Window, edition_for

from .models import CalendarEntry


@dataclass(frozen=True)
class YearCalendar:
    """``windows``: ``{Event: Window}``. ``confirmed``: the Events whose days the station itself states.

    ``days_off``: dates on which the station does not work beside the public holidays.
    """

    windows: dict[Event, Window]
    confirmed: frozenset = frozenset()
    days_off: frozenset[date] = frozenset()

    @property
    def closing(self):
        """The last day of entry in ITAP, or None where it is not known."""
        return self.last(Event.ENTRY)

    def last(self, event):
        return self.windows[event].last if event in self.windows else None

    def is_confirmed(self, event):
        return event in self.confirmed

    def is_open(self, event, on):
        """Whether the event takes place on the day ``on``."""
        window = self.windows.get(event)
        return window is not None and window.first <= on <= window.last

    def countdown(self, on):
        """A Countdown for every opening and closing that is still to come on the day ``on``, the next one first."""
        found = []
        for event, window in self.windows.items():
            if window.first >= on:
                found.append(self._countdown(event, window.first, on, opens=window.first != window.last))
            if window.last >= on and window.last != window.first:
                found.append(self._countdown(event, window.last, on, opens=False, closes=True))
        return sorted(found, key=lambda each: each.day)

    def _countdown(self, event, day, on, opens, closes=False):
        left = working_days_between(on, day, self.days_off)
        return Countdown(event, day, left, opens, closes, self.is_confirmed(event))


@dataclass(frozen=True)
class Countdown:
    """Something that is to come on ``day``, after ``working_days``; 0 where none lies between."""

    event: Event
    day: date
    working_days: int
    opens: bool
    closes: bool
    confirmed: bool

    @property
    def what(self):
        """The event, and whether it opens or closes."""
        if self.opens:
            return _("%(event)s opens") % {"event": self.event.label}
        if self.closes:
            return _("%(event)s closes") % {"event": self.event.label}
        return str(self.event.label)

    @property
    def sentence(self):
        if not self.working_days:
            return _("%(what)s on %(day)s.") % {"what": self.what, "day": format_date(self.day)}
        return ngettext(
            "%(what)s in %(number)s working day, on %(day)s.",
            "%(what)s in %(number)s working days, on %(day)s.",
            self.working_days,
        ) % {"what": self.what, "number": self.working_days, "day": format_date(self.day)}


def calendar_of(site, year):
    """The YearCalendar of the fiscal year ``year`` (FiscalYear or its number in พ.ศ.) of the station ``site``."""
    edition = edition_for(year)
    own = {
        Event(each.event): Window(each.first_day, each.last_day)
        for each in CalendarEntry.objects.filter(site=site, fiscal_year=int(year))
    }
    return YearCalendar(
        windows={**(edition.calendar if edition else {}), **own},
        confirmed=frozenset(own),
        days_off=days_off_of(site),
    )


def eit_window(site_id):
    """``(first, last)`` day of the survey of visitors as the station states it; None where it does not.

    Days that are not confirmed are not told to the public.
    """
    stated = CalendarEntry.objects.filter(site=site_id, event=Event.EIT).order_by("-fiscal_year")
    return stated.values_list("first_day", "last_day").first()
