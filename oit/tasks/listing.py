"""The tasks of a year as people see them: what the plans say, who does it, what was done, and how late it is."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oit.intervals import Interval
from oit.readiness import assessed_on

from .former import former_sources
from .intervals import next_due
from .models import Task
from .sources import YearSources, key_of


class TaskState(models.TextChoices):
    """GONE: its row is no longer in the published plan, or its decision no longer in the log."""

    OVERDUE = "overdue", _("Overdue")
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    GONE = "gone", _("No longer in the plan")


# Icons of the admin.
ICONS = {
    TaskState.OVERDUE: "warning",
    TaskState.OPEN: "radio-empty",
    TaskState.DONE: "check",
    TaskState.GONE: "history",
}


@dataclass(frozen=True)
class ListedTask:
    """A Source with what is kept of it. ``task``: None while nobody was named and nothing was done.

    ``in_plan``: whether its row is still published. ``on``: the
    day on which its state is asked for.
    """

    source: object
    task: Task | None
    in_plan: bool
    on: date

    @property
    def key(self):
        return self.source.key

    @property
    def address(self):
        return self.source.address

    @property
    def name(self):
        """What it is called in one line: the item's code and what is to be done."""
        return f"{self.source.code} {self.source.title.text}".strip()

    @property
    def person(self):
        return self.task.person if self.task and self.task.person_id else self.source.person

    @property
    def until(self):
        """The day by which it is to be done altogether, or None."""
        return self.task.due if self.task and self.task.due else self.source.due

    @property
    def interval(self):
        """An Interval, or None where none is known."""
        chosen = self.task.interval if self.task else ""
        return Interval(chosen) if chosen else self.source.interval

    @cached_property
    def records(self):
        """The TaskRecords, published or not, the oldest first."""
        return list(self.task.records.all()) if self.task else []

    @property
    def done_on(self):
        """The day on which a record said that it was done, or None."""
        return next((record.day for record in reversed(self.records) if record.completes), None)

    @cached_property
    def _due(self):
        last = self.records[-1].day if self.records else None
        return next_due(self.interval, self.source.starts, last, self.until)

    @property
    def due(self):
        """The day by which the next thing is to be recorded, or None."""
        return self._due[0]

    @property
    def reason(self):
        """How that day follows, in a sentence."""
        return self._due[1]

    @property
    def state(self):
        if not self.in_plan:
            return TaskState.GONE
        if self.done_on:
            return TaskState.DONE
        return TaskState.OVERDUE if self.due and self.due < self.on else TaskState.OPEN

    @property
    def shown_state(self):
        """``{key, label, icon}`` as the template ``oit/board/state.html`` takes it."""
        return {"key": self.state.value, "label": self.state.label, "icon": ICONS[self.state]}

    @property
    def is_open(self):
        return self.state in (TaskState.OPEN, TaskState.OVERDUE)

    def ensure_task(self):
        """The stored Task, made where there is none."""
        source = self.source
        place = {"page_id": source.page and source.page.pk, "meeting": source.meeting, "row": source.row}
        made, _created = Task.objects.get_or_create(**place, defaults={"site": source.site})
        return made


class TaskList:
    """The tasks of one fiscal year of one station, in the order of the checklist; decisions come last.

    The number of queries does not depend on how many tasks and records there are.
    """

    def __init__(self, year_page, on=None, is_newest=True):
        """``year_page``: the Thai FiscalYearPage. ``on``: the day asked about, today if not given.

        ``is_newest``: whether it is the station's newest year, to which later meetings belong too.
        """
        self.sources = YearSources(year_page, is_newest)
        self.on = (on or timezone.localdate()) if is_newest else assessed_on(year_page.year, on)

    @cached_property
    def all(self):
        kept = {key_of(task.page, task.meeting, task.row): task for task in self._kept()}
        found = [
            ListedTask(source, kept.pop(source.key, None), in_plan=True, on=self.on)
            for source in self.sources.all
        ]
        gone = [task for task in kept.values() if task.records.all()]
        former = former_sources(gone, self.sources)
        return [*found, *(ListedTask(former[task.pk], task, in_plan=False, on=self.on) for task in gone)]

    def _kept(self):
        """The stored Tasks of the year's plans and meetings, published or not."""
        plans = {page.pk: page for page in self.sources.plans}
        found = Task.objects.of_station(self.sources.site).filter(
            Q(page__in=plans) | Q(meeting__in=self.sources.all_meetings)
        )
        for task in found.select_related("person", "meeting").prefetch_related("records"):
            task.page = plans.get(task.page_id)
            yield task

    def find(self, key):
        """The ListedTask with the ``key``, or None."""
        return next((each for each in self.all if each.key == key), None)
