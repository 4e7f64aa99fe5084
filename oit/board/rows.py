"""A year of one station as the board shows it: its items with links to where they are mended."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.lines_of_work import LineOfWork
from cms.thai.dates import format_date
from oit.duties.due import DueState
from oit.duties.items import KeptItem, YearDuties, month_panel
from oit.duties.people import people_of
from oit.duties.problems import packs_not_kept, problems_of
from oit.exports.failures import failures_of
from oit.overruling import may_overrule
from oit.panels import place_of
from oit.readiness import State
from oit.yearly import MonthState, YearReadiness

from .overruling import overruling_address
from .states import ItemState, shown

# The filter's word for items without a preparer.
NOBODY = "nobody"
# What somebody has to do something about, or to look at.
OPEN = (State.MISSING, State.STALE, State.LOOK)


@dataclass(frozen=True)
class BoardRow:
    """One item of the board.

    ``state``: as `oit.board.states.shown` tells it. ``lines``: what is told of each element that is open, that a
    supervisor overruled, or of which nothing is to report, as `Board.line_of` gives it. ``line_of_work``: the value
    of the responsible one, or "". ``newer_draft``: whether there are changes that are not published. ``edit_url`` and
    ``public_url`` are None where there is no such page. ``kept``: who keeps it, and when it is due.
    ``due_state``: a DueState. ``failed``: the FailedFiles that could not be made of the published page.
    """

    item: object
    section: object
    state: dict
    missing: int
    lines: list
    line_of_work: str
    changed: date | None
    newer_draft: bool
    edit_url: str | None
    public_url: str | None
    kept: KeptItem
    due_state: DueState
    failed: tuple = ()

    @property
    def preparer(self):
        return self.kept.assignment.preparer

    @property
    def supervisor(self):
        return self.kept.assignment.supervisor

    @property
    def due(self):
        return self.kept.due

    @property
    def due_shown(self):
        return shown(self.due_state)

    @property
    def code(self):
        return self.item.code

    @property
    def line(self):
        return LineOfWork(self.line_of_work).label if self.line_of_work else ""

    @property
    def lacking(self):
        """The lines that would make the item fail."""
        return [line for line in self.lines if line["counts"]]

    @property
    def open(self):
        """How many lines ask for somebody's work; the others say who stated what."""
        return sum(line["open"] for line in self.lines)

    @property
    def is_unpublished(self):
        return self.state["key"] == ItemState.UNPUBLISHED

    @property
    def keys(self):
        """What the filters ask about."""
        return {
            "state": self.state["key"],
            "section": self.section.key,
            "line": self.line_of_work,
            "preparer": str(self.preparer.pk) if self.preparer else NOBODY,
            "due": self.due_state.value,
        }


class Board:
    """The rows, totals and months of the year that a Choice names."""

    def __init__(self, choice, request, drafts=False):
        self.choice, self.request = choice, request
        self.readiness = YearReadiness(choice.year_page, drafts=drafts)
        self.duties = YearDuties(self.readiness, choice.site)

    @property
    def totals(self):
        return self.readiness.totals

    @cached_property
    def rows(self):
        """A BoardRow for every item, in the edition's order."""
        sections = {section.key: section for section in self.readiness.edition.sections}
        return [self._row(each, sections[each.item.section]) for each in self.readiness.rows]

    def sections(self, rows):
        """``(section, those of the rows that belong to it)``, without sections that have none."""
        found = [
            (section, [row for row in rows if row.section == section])
            for section in self.readiness.edition.sections
        ]
        return [(section, rows) for section, rows in found if rows]

    @cached_property
    def kept(self):
        """``{item code: KeptItem}``"""
        return {row.code: self.duties.of(row) for row in self.readiness.rows}

    @cached_property
    def people(self):
        """The Users who work at the station."""
        return list(people_of(self.choice.site))

    @property
    def problems(self):
        """A sentence for everyone who keeps an item and whom no reminder reaches."""
        given = self.duties.assignments.values()
        keeping = {person for each in given for person in (each.preparer, each.supervisor) if person}
        return problems_of(self.choice.site, keeping, self.people, timezone.localdate())

    @property
    def packs_not_kept(self):
        """A sentence where the evidence pack of the station could not be made lately."""
        return list(packs_not_kept(self.choice.site, timezone.localdate()))

    @property
    def countdown(self):
        """What is to come in the year's assessment."""
        return self.duties.calendar.countdown(timezone.localdate())

    @cached_property
    def months(self):
        """``(item, edit address or None, cells)`` of the monthly items.

        A cell is ``{month, state, words, address}``: ``words`` say the state, and until when; ``address`` is
        that of the place to fill it in, or None.
        """
        return [self._months(row, cells) for row, cells in self.readiness.months]

    def _months(self, row, cells):
        edit_url = self._edit_url(self.stored.get(row.item.slug))
        address = edit_url and f"{edit_url}#{month_panel(row.item)}"
        kept, on = self.kept[row.code], self.readiness.on
        return row.item, edit_url, [{**self._month(cell, kept, on), "address": address} for cell in cells]

    @staticmethod
    def _month(cell, kept, on):
        state = shown(cell.state)
        if cell.month not in kept.progress.open_months or cell.state is MonthState.NOT_YET:
            return {"month": cell.month, "state": state, "words": state["label"]}
        due = kept.month_due(cell.month).day
        # A month that has ended is not late yet while its working days run.
        if cell.state is MonthState.OVERDUE and due >= on:
            state = {**shown(MonthState.DUE), "label": _("Due")}
        words = _("%(state)s: by %(day)s") % {"state": state["label"], "day": format_date(due)}
        return {"month": cell.month, "state": state, "words": words}

    @property
    def legend(self):
        return [shown(state) for state in MonthState]

    @cached_property
    def failed(self):
        """``{translation key: FailedFiles}`` of the pages of the year."""
        return failures_of(list(self.readiness.pages.values()))

    @cached_property
    def stored(self):
        """``{slug: what is needed of the stored page}`` of every page of the year, in one query."""
        pages = Page.objects.child_of(self.readiness.year_page).values(
            "pk",
            "slug",
            "has_unpublished_changes",
            "last_published_at",
            "latest_revision_created_at",
            draft_line=F("latest_revision__content__responsible_line"),
        )
        return {page["slug"]: page for page in pages}

    def _row(self, found, section):
        stored, page = self.stored.get(found.item.slug), found.page
        edit_url = self._edit_url(stored)
        kept = self.kept[found.code]
        line = page.responsible_line if page else (stored or {}).get("draft_line")
        return BoardRow(
            item=found.item,
            section=section,
            state=shown(found.state if page else ItemState.UNPUBLISHED),
            missing=found.missing,
            lines=self._lines(found, edit_url) if page else [],
            line_of_work=line or self.choice.station.responsible_line,
            changed=self._changed(stored),
            newer_draft=bool(page and page.live and stored["has_unpublished_changes"]),
            edit_url=edit_url,
            public_url=page.get_full_url(self.request) if page and page.live else None,
            kept=kept,
            due_state=kept.due.state(self.readiness.on),
            failed=tuple(self.failed.get(page.translation_key, ())) if page else (),
        )

    def _lines(self, found, edit_url):
        return [
            self.line_of(finding, edit_url)
            for finding in found.findings
            if finding.state in OPEN or finding.overruled or finding.stated or finding.months_of_nothing
        ]

    def line_of(self, finding, edit_url):
        """``{title, state, todo, address, counts, advisory, open, overruled, stated, nothing, overrule}``.

        ``overruled``: the Overruling that stands, ``stated``: the Statement of nothing to report, or None.
        ``nothing``: ``(Month, Statement or None)`` of the months of which nothing was to report. ``overrule``: where
        to give one, "" for who may not.
        """
        return {
            "title": finding.element.title,
            "state": shown(finding.state),
            "todo": () if finding.overruled else finding.todo,
            "address": f"{edit_url}#{place_of(finding)}",
            "counts": finding.counts_as_missing,
            "advisory": finding.element.advisory,
            "open": finding.state in OPEN,
            "overruled": finding.overruled,
            "stated": finding.stated,
            "nothing": finding.months_of_nothing,
            "overrule": overruling_address(finding.page, finding.element, self.readiness.drafts)
            if self.may_overrule
            else "",
        }

    @cached_property
    def may_overrule(self):
        return may_overrule(self.request.user, self.choice.site)

    def _changed(self, stored):
        """The day on which what the board looks at was last changed."""
        if stored is None:
            return None
        drafts = self.readiness.drafts or not stored["last_published_at"]
        moment = stored["latest_revision_created_at" if drafts else "last_published_at"]
        return timezone.localdate(moment) if moment else None

    def _edit_url(self, stored):
        return reverse("wagtailadmin_pages:edit", args=[stored["pk"]]) if stored else None
