"""The records of a case in the words of the officers' screens."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cms.thai.dates import format_date
from feedback.complaints.models import Mode, State
from feedback.complaints.public.transcript import facts
from feedback.complaints.records import OFFICER, RecordKind

from .overviews import Progress

DAMAGED = gettext_lazy("Damaged: what stood here was changed in the database, or taken out of it")


@dataclass(frozen=True)
class Line:
    """One entry. ``when``: date, with the time for what officers did."""

    title: str
    when: str
    text: str = ""
    by: str = ""
    attachments: tuple = ()
    is_officer: bool = True
    facts: list = field(default_factory=list)


def report(file):
    """The Line of the report itself."""
    first = file.conversation[0]
    return Line(
        title=DAMAGED if first.kind == RecordKind.DAMAGED else _("What was reported"),
        when=moment(first.at),
        facts=facts(file.case.kind, first.body),
        attachments=first.attachments,
        is_officer=False,
    )


def conversation(file):
    """Everything after the report, oldest first, with the names of the officers who wrote."""
    wrote = {one.body["number"]: one.by["name"] for one in file.internal if one.kind == RecordKind.WRITTEN}
    return [
        Line(
            title=_said(record),
            when=moment(record.at),
            text=record.body.get("text", ""),
            by=wrote.get(record.number, ""),
            attachments=record.attachments,
            is_officer=record.by == OFFICER,
        )
        for record in file.conversation[1:]
    ]


def _said(record):
    if record.kind == RecordKind.DAMAGED:
        return DAMAGED
    if record.kind == RecordKind.STATUS:
        return _("Status: %(status)s") % {"status": State(record.body["state"]).label}
    if record.kind == RecordKind.DISCLOSURE:
        if record.body["mode"] == Mode.NAMED:
            return _("The reporter told who they are, to all who read this")
        return _("The reporter told who they are, to the custodian alone")
    return _("Message to the reporter") if record.by == OFFICER else _("Message from the reporter")


def internal(file):
    """Notes and changes among officers, newest first, without who read what."""
    return [
        Line(title=title, when=moment(record.at), text=text, by=_name(record))
        for record in reversed(file.internal)
        if record.kind in TITLES and (isinstance(record.by, dict) or record.kind == RecordKind.DAMAGED)
        for title, text in [TITLES[record.kind](record.body)]
    ]


def readings(file):
    """Who opened the case, newest first; one Line for each officer and hour."""
    found = {}
    for record in reversed(file.internal):
        if record.kind == RecordKind.READING:
            found.setdefault((_name(record), record.at[:13]), record)
    return [Line(title="", when=moment(one.at), by=_name(one)) for one in found.values()]


def _assigned(body):
    to = body["to"]
    return (_("Assigned to %(officer)s") % {"officer": to["name"]} if to else _("Assigned to nobody"), "")


def _handed_over(body):
    if "disclosed" in body:
        return (_("Identity opened further, as the reporter wished"), "")
    return (_("Handed over"), body["reason"]) if "reason" in body else (_("Entered at the station"), "")


TITLES = {
    RecordKind.NOTE: lambda body: (pgettext("in a case", "Note"), body["text"]),
    RecordKind.ASSIGNMENT: _assigned,
    RecordKind.PROGRESS: lambda body: (str(Progress(body["progress"]).label), ""),
    RecordKind.DUE: lambda body: (
        _("To be done by %(day)s") % {"day": format_date(datetime.date.fromisoformat(body["day"]))},
        "",
    ),
    RecordKind.IDENTITY_READING: lambda body: (_("Opened the identity"), body["reason"]),
    RecordKind.EXPORT: lambda body: (_("Took a copy out"), body["reason"]),
    RecordKind.ACCESS: _handed_over,
    RecordKind.DAMAGED: lambda body: (DAMAGED, ""),
}


def _name(record):
    return record.by["name"] if isinstance(record.by, dict) else ""


def moment(at):
    """ISO as people read it: the date, and the time where there is one; nothing for nothing."""
    if not at:
        return ""
    when = datetime.datetime.fromisoformat(at)
    day = format_date(when.date())
    return f"{day} {when:%H:%M}" if "T" in at else day
