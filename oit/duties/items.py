"""The items of a year with who keeps them and when they are due, and what of that is still to be done."""

from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from oit.board.choice import years_of
from oit.readiness import State
from oit.yearly import MonthState, YearReadiness, is_told_by_month

from .calendar import calendar_of
from .due import Due, Progress, Terms, due_of, month_due
from .models import Assignment
from .sources import Duty, DutySource

TOLD = (MonthState.DONE, MonthState.NOTHING)


@dataclass(frozen=True)
class KeptItem:
    """One item. ``assignment``: the Assignment, a new empty one where nobody was named. ``due``: of the whole item.

    ``terms`` and ``progress``: what the day was reckoned from.
    """

    assignment: Assignment
    terms: Terms
    progress: Progress
    due: Due

    @property
    def person(self):
        """Who has to do it: the preparer, or the supervisor where there is none; None where nobody is named."""
        return self.assignment.preparer or self.assignment.supervisor

    def month_due(self, month):
        return month_due(month, self.terms)


class YearDuties:
    """Who keeps which item of a YearReadiness, and what is due when. Asks for assignments and calendar once."""

    def __init__(self, readiness, site):
        self.readiness, self.site = readiness, site

    @cached_property
    def calendar(self):
        return calendar_of(self.site, self.readiness.year)

    @cached_property
    def assignments(self):
        return Assignment.objects.by_code(self.site, self.readiness.year)

    @cached_property
    def _cells(self):
        return {row.code: cells for row, cells in self.readiness.months}

    def of(self, row):
        """The KeptItem of an ItemReadiness."""
        given = self.assignments.get(row.code) or Assignment(
            site=self.site, fiscal_year=self.readiness.year.be, code=row.code
        )
        terms = Terms(
            interval=given.interval_for(row.item),
            calendar=self.calendar,
            period_end=self.readiness.edition.period[1].last_day,
            days=given.due_days,
            day=given.due_on,
        )
        progress = self._progress(row)
        return KeptItem(given, terms, progress, due_of(terms, progress, self.readiness.on))

    def _progress(self, row):
        cells = self._cells.get(row.code, ())
        published = row.page.last_published_at if row.is_published else None
        return Progress(
            lacking=row.missing,
            stale=any(finding.state is State.STALE for finding in row.lacking),
            by_month=bool(cells),
            open_months=tuple(cell.month for cell in cells if cell.assessed and cell.state not in TOLD),
            published=timezone.localdate(published) if published else None,
        )


def month_panel(row, month=None):
    """The id, in the edit form, of the panel of the first element told by month that lacks ``month``; "" without one.

    ``row``: an ItemReadiness. Without a month, or where nothing of it is lacking: of the first that is told by month.
    """
    page_type = apps.get_model("oit", row.item.page_type)
    declared = [page_type.declared(rule.key) for rule in row.item.elements]
    told = [each for each in declared if each is not None and is_told_by_month(each)]
    lacking = (each for each in told if month and row.page and _lacks(each, row.page, month))
    found = next(lacking, told[0] if told else None)
    if found is None:
        return ""
    # What several elements say of the same months is done in the panel of the first of them.
    return f"element-{next(each for each in told if each.fields[:1] == found.fields[:1]).key}"


def _lacks(declared, page, month):
    return month not in declared.months(page) or month in declared.months_lacking(page)


def current_year_page(site, on=None):
    """The newest live year of the station ``site``; None where it has none, or it is over on the day ``on``."""
    page = years_of(site).live().first()
    over = page is not None and page.year.last_day < (on or timezone.localdate())
    return None if over else page


class ItemDuties(DutySource):
    """The items that lack something, each open month of a monthly one by itself."""

    def open(self, site, on):
        year_page = current_year_page(site, on)
        if year_page is None:
            return
        readiness = YearReadiness(year_page, on)
        duties = YearDuties(readiness, site)
        stored = dict(Page.objects.child_of(year_page).values_list("slug", "pk"))
        for row in readiness.rows:
            page = stored.get(row.item.slug)
            address = (
                reverse("wagtailadmin_pages:edit", args=[page])
                if page
                else f"{reverse('readiness:board')}#{row.item.slug}"
            )
            yield from self._of_item(row, duties.of(row), address, readiness.year, readiness.on)

    def _of_item(self, row, kept, address, year, on):
        title = f"{row.code} {row.item.title}"
        key = f"item:{year}:{row.code}"
        months = {month: kept.month_due(month) for month in kept.progress.open_months}
        for month, due in months.items():
            if due.is_open(on):
                named = _("%(item)s: %(month)s") % {"item": title, "month": month.label()}
                place = f"{address}#{month_panel(row, month)}"
                yield Duty(f"{key}:{month}", named, kept.person, due.day, place, due.reason)
        if kept.due.is_open(on) and kept.due not in months.values():
            yield Duty(key, title, kept.person, kept.due.day, address, kept.due.reason)

    @transaction.atomic
    def hand_over(self, site, leaving, taking, order=None):
        found = kept_by(site, leaving)
        for assignment in found:
            for name in ("preparer", "supervisor"):
                if getattr(assignment, f"{name}_id") == leaving.pk:
                    setattr(assignment, name, taking)
            assignment.order = order or assignment.order
            assignment.save()
        return len(found)


def kept_by(site, person):
    """The Assignments that the User can hand over: of the station's newest year and of every year that is not over."""
    pages, today = list(years_of(site)), timezone.localdate()
    years = {page.fiscal_year for page in pages if page == pages[0] or page.year.last_day >= today}
    return list(Assignment.objects.of_station(site).filter(fiscal_year__in=years).of_person(person))
