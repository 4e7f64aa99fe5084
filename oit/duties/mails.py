"""What a reminder says, as text and as simple HTML, in the active language."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models import StationSettings
from cms.thai.dates import format_date

from .due import Due, DueState

# So many lines of a kind are written out; the page behind the mail has the others.
MOST = 20


@dataclass(frozen=True)
class Line:
    """``address``: whole, or empty. ``note``: what stands below it."""

    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Group:
    heading: str
    lines: list

    @property
    def written(self):
        return self.lines[:MOST]

    @property
    def others(self):
        return len(self.lines[MOST:])


@dataclass(frozen=True)
class Mail:
    """``address``: whole, of the page that has everything the mail is about; ``link``: what it is called."""

    subject: str
    introduction: str
    groups: list
    address: str
    link: str
    station: str

    @property
    def text(self):
        return render_to_string("oit/duties/mail.txt", {"mail": self}).strip() + "\n"

    @property
    def html(self):
        return render_to_string("oit/duties/mail.html", {"mail": self})


def digest(site, duties, on, address):
    """The Mail that lists what one person has to do. ``duties``: Duty objects, at least one."""
    number = len(duties)
    subject = ngettext(
        "%(number)s thing to do for %(station)s", "%(number)s things to do for %(station)s", number
    )
    return _mail(
        site,
        subject % {"number": number, "station": _station(site)},
        _("This is what is assigned to you on the website of %(station)s, as of %(day)s.")
        % {"station": _station(site), "day": format_date(on)},
        groups_by_state(site, duties, on),
        address,
    )


def day_before(site, duties, day, address):
    """The Mail that says what is due by the next working day, ``day``. ``duties``: at least one."""
    number, said = len(duties), {"day": format_date(day), "station": _station(site)}
    subject = ngettext("Due on %(day)s: %(number)s thing", "Due on %(day)s: %(number)s things", number)
    return _mail(
        site,
        subject % {**said, "number": number},
        _("This is assigned to you on the website of %(station)s.") % said,
        [Group(_("Due on %(day)s") % said, lines_of(site, duties))],
        address,
    )


def groups_by_state(site, duties, on):
    """A Group for each DueState that has duties; what has no day comes last."""
    by_state = {state: [] for state in DueState}
    for duty in sorted(duties, key=lambda each: (each.due is None, each.due)):
        by_state[Due(duty.due, "").state(on)].append(duty)
    headings = {**{state: state.label for state in DueState}, DueState.NONE: _("Without a day")}
    return [Group(headings[state], lines_of(site, found)) for state, found in by_state.items() if found]


def lines_of(site, duties):
    """A Line for each duty; its address is on the station's own host."""
    return [
        Line(
            text=_("%(title)s: by %(day)s") % {"title": duty.title, "day": format_date(duty.due)}
            if duty.due
            else str(duty.title),
            address=f"{site.root_url}{duty.address}",
            note=str(duty.reason),
        )
        for duty in duties
    ]


def _mail(site, subject, introduction, groups, address):
    return Mail(
        # A line break in a subject is refused by every mail server.
        subject=" ".join(subject.split()),
        introduction=introduction,
        groups=groups,
        address=f"{site.root_url}{address}",
        link=_("Everything that is assigned to you"),
        station=_station(site),
    )


def _station(site):
    return str(StationSettings.for_site(site).name)
