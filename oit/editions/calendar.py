"""The dates of the assessment (ITA) in a fiscal year, where an edition gives them."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.thai.years import FIRST_YEAR_BE


class Event(models.TextChoices):
    """What happens in the year of an assessment. ENTRY: when a station enters its addresses in ITAP."""

    BRIEFING = "briefing", _("Briefing")
    ENTRY = "entry", _("Entry in ITAP (OIT)")
    IIT = "iit", _("IIT survey of officers")
    EIT = "eit", _("EIT survey of visitors")
    RESULTS = "results", _("Announcement of the results")


@dataclass(frozen=True)
class Window:
    """From ``first`` to ``last``, both included; the same for a single day."""

    first: date
    last: date


def read_calendar(table, begins, fail):
    """``{Event: Window}`` of an edition's table ``[calendar]``: each key an Event, each value a day or two of them.

    ``begins``: the first day of the fiscal year. Results may be announced after its last. ``fail``: a function that
    raises, given a sentence, for what cannot be meant.
    """
    calendar = {}
    for key, value in table.items():
        if key not in Event.values:
            fail(f"calendar: unknown entry “{key}”. Known are {', '.join(Event.values)}.")
        days = value if isinstance(value, list) else [value]
        # A datetime is a date too, and no day.
        if len(days) not in (1, 2) or any(type(day) is not date for day in days) or days[0] > days[-1]:
            fail(f"calendar, {key}: write one day, such as 2024-04-30, or [first, last].")
        if days[-1].year >= FIRST_YEAR_BE:
            fail(f"calendar, {key}: the year is in พ.ศ. Write it in the common era, such as 2024.")
        if days[0] < begins:
            fail(
                f"calendar, {key}: {days[0]} is before the fiscal year begins. Is it still that of the year before?"
            )
        calendar[Event(key)] = Window(days[0], days[-1])
    return calendar
