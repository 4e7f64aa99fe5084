"""The records of a conversation as its reporter reads them."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from feedback.complaints.models import Kind, Mode, State
from feedback.complaints.records import OFFICER, RecordKind

from .forms import ReporterRole, StoryForm, TipForm

ASKED = {Kind.CORRUPTION: StoryForm, Kind.TIP: TipForm}


@dataclass(frozen=True)
class Said:
    """``title``: who or what; ``day``: a date, never a time, or None for what is damaged.

    ``facts``: ``[(label, text)]``; ``text``: running text.
    """

    title: str
    day: datetime.date
    text: str
    facts: list
    attachments: tuple
    is_officer: bool
    is_report: bool


def transcript(kind, records):
    """The Records of a case of this ``kind`` as Saids, in their order. What is not for this page is left out."""
    return [_said(kind, record) for record in records if record.kind in TITLES]


def _said(kind, record):
    is_report = record.kind == RecordKind.REPORT
    return Said(
        title=TITLES[record.kind](record),
        day=datetime.date.fromisoformat(record.at[:10]) if record.at else None,
        text="" if is_report else record.body.get("text", ""),
        facts=facts(kind, record.body) if is_report else [],
        attachments=record.attachments,
        is_officer=record.by == OFFICER,
        is_report=is_report,
    )


def facts(kind, report):
    """``[(label, text)]`` of the dict ``report``, in the order of its form."""
    told = {**report, "role": dict(ReporterRole.choices).get(report.get("role"), "")}
    return [(field.label, told[name]) for name, field in ASKED[kind].base_fields.items() if told.get(name)]


def _message_title(record):
    return _("The officers wrote") if record.by == OFFICER else _("You wrote")


def _disclosure_title(record):
    if record.body["mode"] == Mode.NAMED:
        return _("You told all officers who read the report who you are")
    return _("You told the custodian who you are")


def _status_title(record):
    return _("Status: %(status)s") % {"status": State(record.body["state"]).label}


TITLES = {
    RecordKind.REPORT: lambda record: _("Your report"),
    RecordKind.MESSAGE: _message_title,
    RecordKind.STATUS: _status_title,
    RecordKind.DISCLOSURE: _disclosure_title,
    RecordKind.DAMAGED: lambda record: _("This part is damaged and cannot be read any more."),
}
