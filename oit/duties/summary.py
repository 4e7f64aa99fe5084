"""What the head of station is told once a week."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models import StationSettings
from cms.thai.dates import format_date
from oit.yearly import YearReadiness

from .calendar import calendar_of
from .due import Due, DueState
from .items import current_year_page
from .mails import Group, Line, Mail, lines_of
from .people import named
from .problems import problems_of


def summary(site, duties, people, on):
    """The Mail about everything that is open at the station ``site``; None where there is nothing to tell.

    ``duties``: all of them. ``people``: the Users who work there.
    """
    year_page = current_year_page(site, on)
    groups = [*_of_year(site, year_page, on)] if year_page else []
    keeping = {duty.person for duty in duties if duty.person}
    late = [duty for duty in duties if Due(duty.due, "").state(on) == DueState.OVERDUE]
    groups += [
        Group(_("Overdue"), lines_of(site, sorted(late, key=lambda duty: duty.due))),
        Group(_("Open, by person"), _by_person(duties, late, people)),
        Group(
            _("Reminders that reach nobody"), [Line(each) for each in problems_of(site, keeping, people, on)]
        ),
    ]
    groups = [group for group in groups if group.lines]
    if not groups:
        return None
    station = str(StationSettings.for_site(site).name)
    said = {"station": station, "day": format_date(on)}
    return Mail(
        subject=" ".join((_("This week at %(station)s: the public information (OIT)") % said).split()),
        introduction=_("How the public information of %(station)s stands, as of %(day)s.") % said,
        groups=groups,
        address=f"{site.root_url}{reverse('readiness:board')}",
        link=_("The readiness board"),
        station=station,
    )


def _of_year(site, year_page, on):
    totals = YearReadiness(year_page, on).totals
    complete = _("Items that lack nothing: %(number)s of %(all)s")
    missing = _("Elements that are missing: %(number)s of %(all)s")
    yield Group(
        year_page.year.label(),
        [
            Line(complete % {"number": totals.complete, "all": totals.items}),
            Line(missing % {"number": totals.missing, "all": totals.elements}),
            *(Line(each.sentence) for each in calendar_of(site, year_page.year).countdown(on)[:3]),
        ],
    )


def _by_person(duties, late, people):
    """A Line for everyone who has something open, and for what nobody does who works there."""
    here = {person.pk: person for person in people}
    open_of, late_of = Counter(map(_key(here), duties)), Counter(map(_key(here), late))
    lines = []
    for key, number in open_of.most_common():
        text = ngettext("%(who)s: %(number)s open", "%(who)s: %(number)s open", number)
        who = named(here[key]) if key else _("Nobody who works here")
        overdue = _("%(number)s of them overdue") % {"number": late_of[key]} if late_of[key] else ""
        lines.append(Line(text % {"who": who, "number": number}, note=overdue))
    return lines


def _key(here):
    return lambda duty: duty.person.pk if duty.person and duty.person.pk in here else None
