"""What the list and the head of a case say of it, read from its open records."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.thai.working_days import add_working_days
from cms.thai.years import Month
from feedback.complaints.models import State
from feedback.complaints.records import REPORTER, RecordKind

# Working days until an officer looks at something new, where nobody set another day. Our choice.
USUAL_DAYS = 7


class Progress(models.TextChoices):
    """How far the work is, for officers alone. The reporter sees the State."""

    NEW = "new", _("Nobody has begun")
    WORKING = "working", _("Being worked on")
    REPORTER = "reporter", _("Waiting for the reporter")
    ELSEWHERE = "elsewhere", _("Waiting for another unit")
    DECISION = "decision", _("Waiting for a decision")
    DONE = "done", pgettext_lazy("work on a case", "Done")


@dataclass(frozen=True)
class Overview:
    """An OfficerFile in short. ``days_off``: the station's own, beside public holidays."""

    file: object
    days_off: frozenset = frozenset()

    @property
    def case(self):
        return self.file.case

    @property
    def state(self):
        return State(self.case.state)

    @cached_property
    def received(self):
        """The day on which it came; the first of its month if the report is damaged."""
        at = self.file.conversation[0].at
        return datetime.date.fromisoformat(at[:10]) if at else Month.from_iso(self.case.month).first_day

    @cached_property
    def is_unanswered(self):
        """Whether the last word is the reporter's."""
        said = [one for one in self.file.conversation if one.kind != RecordKind.STATUS]
        return said[-1].by == REPORTER and not self.case.is_closed

    @cached_property
    def assigned(self):
        """``{"user": id, "name": …}`` of whoever works on it, or None."""
        return (self._latest(RecordKind.ASSIGNMENT) or {}).get("to")

    @cached_property
    def progress(self):
        latest = self._latest(RecordKind.PROGRESS)
        return Progress(latest["progress"]) if latest else Progress.NEW

    @cached_property
    def due(self):
        """The day until when something has to be done, None for a case that is closed."""
        if self.case.is_closed:
            return None
        latest = self._latest(RecordKind.DUE)
        return (
            datetime.date.fromisoformat(latest["day"])
            if latest
            else add_working_days(self.received, USUAL_DAYS, self.days_off)
        )

    @property
    def is_late(self):
        return bool(self.due) and self.due < timezone.localdate()

    def _latest(self, kind):
        """The body of the latest internal record of this kind, or None."""
        return next((one.body for one in reversed(self.file.internal) if one.kind == kind), None)

    @property
    def urgency(self):
        """To sort by: open before closed, what is due first before what has time."""
        return (self.due is None, self.due or datetime.date.max, -self.received.toordinal())
