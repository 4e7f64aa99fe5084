"""A year of one station as the board shows it: its items with links to where they are mended."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.lines_of_work import LineOfWork
from oit.overruling import may_overrule
from oit.panels import place_of
from oit.readiness import State
from oit.yearly import MonthState, YearReadiness

from .overruling import overruling_address
from .states import ItemState, shown

# What somebody has to do something about, or to look at.
OPEN = (State.MISSING, State.STALE, State.LOOK)


@dataclass(frozen=True)
class BoardRow:
    """One item of the board.

    ``state``: as `oit.board.states.shown` tells it. ``lines``: what is told of each element that is open, that a
    supervisor overruled, or of which nothing is to report, as `Board.line_of` gives it. ``line_of_work``: the value
    of the responsible one, or "". ``newer_draft``: whether there are changes that are not published. ``edit_url`` and
    ``public_url`` are None where there is no such page.
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
        return {"state": self.state["key"], "section": self.section.key, "line": self.line_of_work}


class Board:
    """The rows, totals and months of the year that a Choice names."""

    def __init__(self, choice, request, drafts=False):
        self.choice, self.request = choice, request
        self.readiness = YearReadiness(choice.year_page, drafts=drafts)

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
    def months(self):
        """``(item, edit address or None, cells)`` of the monthly items; a cell is ``{month, state}``."""
        return [
            (
                row.item,
                self._edit_url(self.stored.get(row.item.slug)),
                [{"month": cell.month, "state": shown(cell.state)} for cell in cells],
            )
            for row, cells in self.readiness.months
        ]

    @property
    def legend(self):
        return [shown(state) for state in MonthState]

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
