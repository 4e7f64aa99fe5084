"""Where tasks come from: the rows of a year's published plans, and the decisions of its supervision log."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from oit.datasets.present import Cell
from oit.editions import edition_for
from oit.elements.plans import plan_of
from oit.elements.rows import rows_of
from oit.supervision.models import Decision, Meeting

from .intervals import read_interval


@dataclass(frozen=True)
class Source:
    """A row that is a task, at the station ``site``.

    ``page``: the plan's, or ``meeting``: in which it was decided; the other is None. ``code``: of the plan's item.
    ``title`` and ``text``: Cells. ``cells``: all that the row says. ``due``, ``interval`` and ``person``: as the row
    says, or None. ``starts``: the day from which it is expected to be done.
    """

    site: Site
    row: str
    title: Cell
    text: Cell | None
    cells: tuple[Cell, ...]
    starts: date
    code: str = ""
    page: Page | None = None
    meeting: Meeting | None = None
    due: date | None = None
    interval: str | None = None
    person: object = None

    @property
    def key(self):
        return key_of(self.page, self.meeting, self.row)

    @property
    def address(self):
        """Of its screen in the admin, a path."""
        return address_of(self.page, self.meeting, self.row)


def key_of(page, meeting, row):
    """What tells a task from all others. ``page`` or ``meeting`` is None."""
    return f"page-{page.pk}-{row}" if page else f"meeting-{meeting.pk}-{row}"


def address_of(page, meeting, row):
    """The path of the screen of a task in the admin."""
    if page:
        return reverse("tasks:measure", args=[page.pk, row])
    return reverse("tasks:decision", args=[meeting.pk, row])


class YearSources:
    """The sources of one fiscal year of one station, read in few queries."""

    def __init__(self, year_page, is_newest=True):
        """``year_page``: the Thai FiscalYearPage. ``is_newest``: later meetings then belong to it too."""
        self.year_page, self.is_newest = year_page, is_newest
        self.site, self.year = year_page.station, year_page.year
        self.edition = edition_for(self.year)

    @cached_property
    def plan_types(self):
        """``{code: page type}`` of the items that plan measures, in the edition's order."""
        items = self.edition.items if self.edition else ()
        types = {item.code: apps.get_model("oit", item.page_type) for item in items}
        return {code: model for code, model in types.items() if plan_of(model)}

    @cached_property
    def plans(self):
        """The plans' Thai pages, published or not."""
        found = [
            page
            for model in self.plan_types.values()
            for page in model.objects.child_of(self.year_page).filter(code__in=self.plan_types)
        ]
        for page in found:
            page.station, page.other_versions = self.site, []
        return found

    @cached_property
    def meetings(self):
        """The published records that belong to the year, with their decisions."""
        decisions = Prefetch("decisions", Decision.objects.select_related("person"))
        return list(self.all_meetings.published().select_related("site").prefetch_related(decisions))

    @property
    def all_meetings(self):
        """The same as a queryset, with those that are not published."""
        found = Meeting.objects.of_station(self.site).filter(date__gte=self.year.first_day)
        return found if self.is_newest else found.in_year(self.year)

    @cached_property
    def all(self):
        """A Source for each row, in the order of the checklist and of the tables; decisions come last."""
        measures = [source for page in self.plans if page.live for source in self.of_plan(page)]
        return [*measures, *(source for meeting in self.meetings for source in of_meeting(meeting))]

    def of_plan(self, page):
        """The Sources in the plan on ``page``, a version of one of ``plans``."""
        moment = page.first_published_at
        published = timezone.localdate(moment) if moment else self.year.first_day
        plan = plan_of(type(page))
        cells = {row["id"]: tuple(shown.values()) for row, shown in rows_of(page, plan.table)}
        for planned in plan.measures(page):
            yield Source(
                site=self.site,
                code=page.code,
                row=planned.id,
                title=planned.title,
                text=planned.text,
                cells=cells[planned.id],
                starts=min(max(self.year.first_day, published), self.year.last_day),
                page=page,
                due=planned.due,
                interval=read_interval(planned.interval),
            )


def of_meeting(meeting):
    """The Sources in the supervision log's record ``meeting``."""
    for decision in meeting.decisions.all():
        text, label = decision.text, _("What was decided")
        title = Cell(value=text, text=str(text), css="text", label=label, lang=text.lang)
        yield Source(
            site=meeting.site,
            row=decision.row,
            title=title,
            text=None,
            cells=(title,),
            starts=meeting.date,
            meeting=meeting,
            due=decision.due,
            person=decision.person,
        )
