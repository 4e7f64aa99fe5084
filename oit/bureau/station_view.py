"""The board of one station as its superior unit reads it: what is published, evaluated now, with nothing to change."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Site

from oit.board.choice import years_of
from oit.board.rows import OPEN
from oit.board.states import ItemState, shown
from oit.duties.due import Due
from oit.duties.items import YearDuties
from oit.editions import edition_for
from oit.yearly import YearReadiness

from .in_charge import positions_of
from .views import Screen


@dataclass(frozen=True)
class ReadRow:
    """One item. ``lines``: ``{title, state, todo, counts, overruled}`` of each element that is open.

    ``preparer`` and ``supervisor``: positions, "" where nobody is named. ``public_url``: None while it is unpublished.
    """

    item: object
    state: dict
    missing: int
    lines: list
    changed: date | None
    due: Due
    due_state: dict
    preparer: str
    supervisor: str
    public_url: str | None


class ReadBoard:
    """The newest published year, or the year ``wanted`` (พ.ศ.), of the station ``site``. Raises Http404 without one."""

    def __init__(self, site, wanted, request):
        pages = years_of(site).live()
        self.years = [page.fiscal_year for page in pages if edition_for(page.year)]
        page = next((page for page in pages if page.fiscal_year == (wanted or page.fiscal_year)), None)
        if page is None or page.fiscal_year not in self.years:
            raise Http404(_("The station has no published page for this fiscal year."))
        self.site, self.request = site, request
        self.readiness = YearReadiness(page)
        self.duties = YearDuties(self.readiness, site)

    @property
    def totals(self):
        return self.readiness.totals

    @cached_property
    def _positions(self):
        given = self.duties.assignments.values()
        people = {person for each in given for person in (each.preparer, each.supervisor) if person}
        return positions_of(people, self.site)

    @property
    def sections(self):
        """``(Section, ReadRows)`` in the edition's order."""
        return [
            (section, [self._row(found) for found in rows])
            for section, rows in self.readiness.sections
            if rows
        ]

    def _row(self, found):
        kept, page = self.duties.of(found), found.page
        given = kept.assignment
        return ReadRow(
            item=found.item,
            state=shown(found.state if page else ItemState.UNPUBLISHED),
            missing=found.missing,
            lines=[_line(finding) for finding in found.findings if finding.state in OPEN] if page else [],
            changed=kept.progress.published,
            due=kept.due,
            due_state=shown(kept.due.state(self.readiness.on)),
            preparer=self._positions.get(given.preparer_id, ""),
            supervisor=self._positions.get(given.supervisor_id, ""),
            public_url=page.get_full_url(self.request) if page else None,
        )


def _line(finding):
    return {
        "title": finding.element.title,
        "state": shown(finding.state),
        "todo": () if finding.overruled else finding.todo,
        "counts": finding.counts_as_missing,
        "overruled": finding.overruled,
    }


class StationView(Screen):
    """A station that does not lie below the chosen unit is not there."""

    template_name = "oit/bureau/station.html"

    def get(self, request, site_id):
        self.station = next((each for each in self.choice.stations if each.site_id == site_id), None)
        if self.station is None:
            raise Http404(_("No station of yours is at this address."))
        site = Site.objects.select_related("root_page").get(pk=site_id)
        self.board = ReadBoard(site, self.choice.wanted, request)
        return super().get(request)

    def get_page_title(self):
        return str(self.station.name)

    def get_page_subtitle(self):
        return self.board.readiness.year.label()

    def get_breadcrumbs_items(self):
        stations = {"url": self.address_of("stations"), "label": Screen.page_title}
        return [*self.breadcrumbs_items, stations, {"url": "", "label": str(self.station.name)}]

    def get_context_data(self, **kwargs):
        others = [year for year in self.board.years if year != self.board.readiness.year.be]
        return super().get_context_data(station=self.station, board=self.board, other_years=others, **kwargs)
