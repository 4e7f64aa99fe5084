"""The summaries of many stations, read in a number of queries that depends on neither stations nor items."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, Sum, TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.thai.years import FiscalYear
from oit.board.states import ItemState, shown
from oit.editions import edition_for
from oit.readiness import State, assessed_on

from .in_charge import in_charge_of
from .keeping import waiting
from .models import ItemSummary
from .units import Station


class Readiness(TextChoices):
    """What is said of a station as a whole. WITHOUT: it has published no page of the year."""

    READY = "ready", _("Everything is there")
    LACKING = "lacking", _("Something is missing")
    OVERDUE = "overdue", _("Something is overdue")
    WITHOUT = "without", _("No page of this year")


@dataclass(frozen=True)
class StationRow:
    """One station. ``ready``: how many of the ``items`` lack nothing; ``items`` is 0 where it has no page of the year.

    ``missing``: elements that count. ``overdue``: items whose day has passed. ``in_charge``: positions, without names.

    ``is_certain``: whether nothing was changed since the figures were made, at ``computed_at``.
    """

    station: Station
    items: int = 0
    ready: int = 0
    missing: int = 0
    overdue: int = 0
    unpublished: int = 0
    changed: date | None = None
    computed_at: datetime | None = None
    is_certain: bool = True
    in_charge: tuple[str, ...] = ()

    @property
    def readiness(self):
        """What is the matter first of all, a Readiness."""
        if not self.items:
            return Readiness.WITHOUT
        if self.overdue:
            return Readiness.OVERDUE
        return Readiness.LACKING if self.missing else Readiness.READY

    @property
    def others_in_charge(self):
        """How many positions there are besides the first."""
        return max(len(self.in_charge) - 1, 0)

    def is_like(self, wanted):
        """Whether the filter ``wanted``, a value of Readiness, lets it through."""
        if wanted == Readiness.LACKING:
            return bool(self.missing)
        return self.readiness == wanted


@dataclass(frozen=True)
class ItemRow:
    """One item of the edition: how many stations lack something of it, have not published it, are late with it."""

    item: object
    section: object
    stations: int
    lacking: int
    unpublished: int
    overdue: int

    @property
    def code(self):
        return self.item.code


@dataclass(frozen=True)
class LackingRow:
    """A station that lacks something of one item. ``elements``: the titles of what it lacks."""

    station: Station
    state: dict
    elements: list
    changed: date | None
    due: date | None
    is_overdue: bool


class Figures:
    """The fiscal year ``year`` (พ.ศ.) of the ``stations``, Stations, as on the day ``on`` (today)."""

    def __init__(self, stations, year, on=None):
        self.stations, self.year = stations, FiscalYear(year)
        self.edition = edition_for(year)
        self.on = assessed_on(self.year, on)

    @cached_property
    def _by_site(self):
        return {station.site_id: station for station in self.stations}

    @property
    def _summaries(self):
        return ItemSummary.objects.filter(fiscal_year=self.year.be, site__in=list(self._by_site))

    @property
    def _late(self):
        return Q(due_on__lt=self.on)

    @cached_property
    def waiting(self):
        """The ids of the Sites of which something changed that is not reckoned with yet."""
        return waiting() & set(self._by_site)

    @cached_property
    def rows(self):
        """A StationRow for each station, by name."""
        counted = self._summaries.values("site").annotate(
            items=Count("pk"),
            ready=Count("pk", filter=Q(missing=0)),
            lacking=Sum("missing"),
            overdue=Count("pk", filter=self._late),
            unpublished=Count("pk", filter=Q(state=ItemState.UNPUBLISHED)),
            changed=Max("changed_on"),
            computed_at=Min("computed_at"),
        )
        found = {each.pop("site"): each for each in counted}
        keeping = in_charge_of(list(found), self.year.be)
        return [self._row(station, found.get(station.site_id), keeping) for station in self.stations]

    def _row(self, station, counted, keeping):
        is_certain = station.site_id not in self.waiting
        if counted is None:
            return StationRow(station, is_certain=is_certain)
        in_charge = keeping.get(station.site_id, ())
        missing = counted.pop("lacking") or 0
        return StationRow(station, **counted, missing=missing, is_certain=is_certain, in_charge=in_charge)

    @cached_property
    def items(self):
        """An ItemRow for each item, in the edition's order."""
        if self.edition is None:
            return []
        counted = self._summaries.values("code").annotate(
            stations=Count("pk"),
            lacking=Count("pk", filter=Q(missing__gt=0)),
            unpublished=Count("pk", filter=Q(state=ItemState.UNPUBLISHED)),
            overdue=Count("pk", filter=self._late),
        )
        found = {each.pop("code"): each for each in counted}
        none = dict.fromkeys(("stations", "lacking", "unpublished", "overdue"), 0)
        sections = {section.key: section for section in self.edition.sections}
        return [
            ItemRow(item, sections[item.section], **found.get(item.code, none)) for item in self.edition.items
        ]

    def lacking(self, item):
        """A LackingRow for each station that lacks something of the edition's ``item``, by name."""
        found = {each.site_id: each for each in self._summaries.filter(code=item.code, missing__gt=0)}
        titles = {element.key: element.title for element in item.elements}
        return [
            LackingRow(
                station,
                shown_state(summary.state),
                [titles[key] for key in summary.lacking if key in titles],
                summary.changed_on,
                summary.due_on,
                bool(summary.due_on and summary.due_on < self.on),
            )
            for station in self.stations
            if (summary := found.get(station.site_id))
        ]

    @property
    def totals(self):
        """``{Readiness: number of stations}``, each station once."""
        counted = Counter(row.readiness for row in self.rows)
        return {each: counted[each] for each in Readiness}


def shown_state(value):
    """``{key, label, icon}`` of what a summary keeps as its state."""
    return shown(ItemState(value) if value in ItemState.values else State(value))


def years_of(stations):
    """The fiscal years (พ.ศ.) of which there are summaries of the ``stations``, the newest first."""
    found = ItemSummary.objects.filter(site__in=[station.site_id for station in stations])
    return list(found.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())
