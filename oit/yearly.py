"""A whole year of one station: what each of its items shows of what the edition asks for, found in few queries."""

from collections import Counter
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oit.editions import edition_for
from oit.elements import DeclaredElement, MonthsElement
from oit.readiness import Finding, State, assessed_on, evaluate
from oit.year_pages import pages_below

# The worst first: an item is in the worst state of its elements that count.
WORST_FIRST = (State.MISSING, State.STALE, State.LOOK, State.DONE, State.NOTHING)


class MonthState(models.TextChoices):
    """What can be said of one month of an item that is told month by month.

    OPEN: nothing is there, and the checklist does not assess the month.
    """

    DONE = "done", _("Done")
    NOTHING = "nothing", _("Stated: nothing to report")
    DUE = "due", _("Due this month")
    OVERDUE = "overdue", _("Overdue")
    NOT_YET = "not-yet", _("Not yet due")
    OPEN = "open", _("Not assessed")


@dataclass(frozen=True)
class ItemReadiness:
    """One item of the edition. ``page``: its Thai page, or None where there is none to be looked at.

    ``findings``: of every element, in the edition's order; without a page they are all missing and say nothing.
    """

    item: object
    page: object
    findings: tuple[Finding, ...]

    @property
    def code(self):
        return self.item.code

    @property
    def lacking(self):
        """The findings that would make the item fail."""
        return [finding for finding in self.findings if finding.counts_as_missing]

    @property
    def missing(self):
        """How many elements would make the item fail."""
        return len(self.lacking)

    @property
    def state(self):
        """The worst State of the elements that count; of all, where none of them counts."""
        counted = {each.state for each in self.findings if not each.element.advisory}
        found = counted or {each.state for each in self.findings}
        return min(found, key=WORST_FIRST.index, default=State.DONE)

    @property
    def is_published(self):
        return self.page is not None and self.page.live


@dataclass(frozen=True)
class Totals:
    """Of a year. ``complete``: items that lack nothing. ``states``: ``{State: number of elements}`` of all states.

    ``missing``: elements that count and are missing or no longer true.
    """

    items: int
    published: int
    complete: int
    elements: int
    missing: int
    states: dict

    @property
    def incomplete(self):
        return self.items - self.complete


@dataclass(frozen=True)
class MonthCell:
    """``assessed``: whether the month lies in the period that the edition assesses."""

    month: object
    state: MonthState
    assessed: bool


class YearReadiness:
    """The items of one fiscal year of one station, evaluated.

    The pages are read once, with a number of queries that depends on the number of page types and not on what the
    pages hold. Nothing is kept between two objects.
    """

    def __init__(self, year_page, on=None, drafts=False):
        """``year_page``: the FiscalYearPage in either language. ``on``: the day asked about, today if not given.

        ``drafts``: looks at the newest version of every page, published or not, instead of what is live.
        """
        self.year_page = year_page.thai
        self.year = year_page.year
        self.edition = edition_for(self.year)
        self.on = assessed_on(self.year, on)
        self.drafts = drafts

    @classmethod
    def of_station(cls, site, year, on=None, drafts=False):
        """That of the fiscal year ``year`` (FiscalYear, or its number in พ.ศ.) of the station ``site``.

        Raises FiscalYearPage.DoesNotExist where the station has no page of that year.
        """
        return cls(year_page_of(site, year), on, drafts)

    @cached_property
    def station(self):
        """The Site."""
        return self.year_page.station

    @cached_property
    def pages(self):
        """``{item code: Thai page}`` of the items that have a page to be looked at."""
        known = {item.code: item.page_type for item in self.edition.items} if self.edition else {}
        pages = pages_below(self.year_page, self.drafts)
        return {page.code: page for page in pages if known.get(page.code) == type(page).__name__}

    @cached_property
    def rows(self):
        """An ItemReadiness for every item, in the edition's order."""
        return [self._row(item) for item in self.edition.items] if self.edition else []

    def _row(self, item):
        page = self.pages.get(item.code)
        if page is None:
            return ItemReadiness(item, None, tuple(Finding(rule, State.MISSING) for rule in item.elements))
        return ItemReadiness(item, page, tuple(evaluate(page, self.on)))

    @property
    def sections(self):
        """``(Section, rows)`` in the edition's order."""
        return [
            (section, [row for row in self.rows if row.item.section == section.key])
            for section in (self.edition.sections if self.edition else ())
        ]

    @property
    def totals(self):
        states = Counter(finding.state for row in self.rows for finding in row.findings)
        return Totals(
            items=len(self.rows),
            published=sum(row.is_published for row in self.rows),
            complete=sum(row.missing == 0 for row in self.rows),
            elements=states.total(),
            missing=sum(row.missing for row in self.rows),
            states={state: states[state] for state in State},
        )

    @property
    def is_complete(self):
        """Whether nothing that is assessed is missing."""
        return not any(row.missing for row in self.rows)

    @cached_property
    def months(self):
        """``(ItemReadiness, its twelve MonthCells)`` of every monthly item, October to September."""
        return [(row, self._cells(row)) for row in self.rows if row.item.cadence == "monthly"]

    def _cells(self, row):
        done, nothing = months_told(row.page) if row.page else (set(), set())
        # A month that was stated to be empty is told, though its file may be missing.
        done -= months_lacking(row) - nothing
        cells = []
        for month in self.year.months:
            assessed = month in self.edition.months_required
            if month in done:
                state = MonthState.NOTHING if month in nothing else MonthState.DONE
            else:
                state = self._awaited(month, assessed)
            cells.append(MonthCell(month, state, assessed))
        return cells

    def _awaited(self, month, assessed):
        if month.first_day > self.on:
            return MonthState.NOT_YET
        if not assessed:
            return MonthState.OPEN
        return MonthState.OVERDUE if month.last_day < self.on else MonthState.DUE


def year_page_of(site, year):
    """The Thai FiscalYearPage of the station ``site``. Raises FiscalYearPage.DoesNotExist where there is none."""
    # All below the station's root page is Thai.
    years = apps.get_model("oit", "FiscalYearPage").objects.descendant_of(site.root_page)
    return years.get(fiscal_year=int(year))


def is_told_by_month(declared):
    """Whether an element of this kind can have months at all."""
    return type(declared).months is not DeclaredElement.months and getattr(declared, "every_month", True)


def months_lacking(row):
    """The Months for which the page of the ItemReadiness has something, and lacks an element that counts."""
    declared = [row.page.element_for(finding.element) for finding in row.lacking if row.page]
    return {month for each in declared if each is not None for month in each.months_lacking(row.page)}


def months_told(page):
    """``(months that every element told by month has, those of them that state that there was nothing)``."""
    told, nothing = None, set()
    for rule in page.item.elements:
        declared = page.element_for(rule)
        if declared is None or rule.advisory or not is_told_by_month(declared):
            continue
        months = set(declared.months(page))
        if isinstance(declared, MonthsElement):
            entries = declared.entries(page)
            nothing |= {month for month in months if not entries[month]["rows"] and entries[month]["nothing"]}
            months = {month for month in months if entries[month]["rows"]} | nothing
        told = months if told is None else told & months
    return told or set(), nothing
