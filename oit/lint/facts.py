"""What the station knows, against which the texts of its pages are held."""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache, partial

from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property

from cms.languages import language_of
from cms.models import Officer, StationSettings
from cms.thai.years import FiscalYear
from home.models import Order, OrderPurpose
from oit.editions import Edition, Item, edition_for
from oit.readiness import assessed_on

from .reading import comparable

KINDS = ("สถานีตำรวจภูธร", "สถานีตำรวจนครบาล", "สถานีตำรวจ", "สภ.", "สน.")


@dataclass(frozen=True)
class Names:
    """The names of one station in Thai and English, long and short, none empty."""

    thai: tuple[str, ...]
    english: tuple[str, ...]
    kind: str

    @classmethod
    def of(cls, settings):
        thai = (settings.name_th, settings.short_name_th)
        english = (settings.name_en, settings.short_name_en)
        return cls(
            tuple(comparable(name).strip() for name in thai if name),
            tuple(name.strip() for name in english if name),
            settings.kind,
        )

    @cached_property
    def cores(self):
        """What stands after "สถานีตำรวจภูธร" or "สภ.": the names of the place."""
        return tuple(dict.fromkeys(core for name in self.thai if (core := _without_kind(name))))


def _without_kind(name):
    for kind in KINDS:
        if name.startswith(kind):
            return name.removeprefix(kind).strip()
    return name


@dataclass(frozen=True)
class Term:
    """The names of a head of station, and the days of the term; None where the directory does not say."""

    names: tuple[str, ...]
    first_day: datetime.date | None
    last_day: datetime.date | None

    def covers(self, day):
        return (self.first_day is None or self.first_day <= day) and (
            self.last_day is None or day <= self.last_day
        )


@dataclass(frozen=True)
class StationFacts:
    """What holds for every page of a station on the day ``on``.

    ``orders``: ``(number, date, codes)`` of those that appoint who drives the assessment.
    """

    site: object
    names: Names | None
    others: tuple[Names, ...]
    former_chiefs: tuple[Term, ...]
    orders: tuple[tuple[str, datetime.date, tuple[str, ...]], ...]

    @classmethod
    def of(cls, site, on):
        """Asks the database at most four times, however many pages there are: what few pages need, once one does."""
        own = StationSettings.known_of(site) or _named(StationSettings.objects.filter(site=site)).first()
        return cls(
            site=site,
            names=Names.of(own) if own else None,
            # There may be more than a thousand.
            others=SimpleLazyObject(partial(_names_of_others, site)),
            former_chiefs=tuple(_former_chiefs(site, on)),
            orders=SimpleLazyObject(partial(_appointing, site)),
        )


def _names_of_others(site):
    return tuple(_names_in(row) for row in _named(StationSettings.objects.exclude(site=site)))


# Those of the whole country stay as they are from one form to the next.
@lru_cache(maxsize=4096)
def _names_in(row):
    return Names.of(row)


def _appointing(site):
    orders = Order.objects.of_station(site).filter(live=True, purpose=OrderPurpose.WORKING_GROUP)
    found = orders.values_list("number", "date", "items")
    return tuple((number, day, tuple(items.split(", "))) for number, day, items in found)


def _named(settings):
    return settings.values_list("name_th", "short_name_th", "name_en", "short_name_en", "kind", named=True)


def _former_chiefs(site, on):
    """The terms that were over on the day ``on``, but for those of people who are still at the station."""
    officers = list(Officer.objects.of_station(site).filter(live=True))
    over = [each for each in officers if each.in_office_until and each.in_office_until < on]
    present = {each.name_th.strip() for each in officers if each not in over}
    for officer in over:
        if officer.is_chief and officer.name_th.strip() not in present:
            names = (comparable(officer.name_th).strip(), officer.name_en.strip())
            yield Term(tuple(filter(None, names)), officer.in_office_from, officer.in_office_until)


@dataclass(frozen=True)
class Facts:
    """What holds for one page.

    ``year``, ``edition`` and ``item`` are None for a page without a fiscal year. ``day``: of what the page tells, for
    a news post. ``dead_links``: the targets of its links that lead nowhere.
    """

    station: StationFacts
    language: str = "th"
    year: FiscalYear | None = None
    edition: Edition | None = None
    item: Item | None = None
    day: datetime.date | None = None
    today: datetime.date = field(default_factory=timezone.localdate)
    dead_links: frozenset = frozenset()

    @classmethod
    def of(cls, page, station, dead_links=frozenset()):
        number = getattr(page, "fiscal_year", None)
        edition = edition_for(number) if number else None
        return cls(
            station=station,
            language=language_of(page),
            year=FiscalYear(number) if number else None,
            edition=edition,
            item=edition.item(getattr(page, "code", "")) if edition else None,
            day=None if number else getattr(page, "date", None),
            dead_links=dead_links,
        )


def day_for(page, on=None):
    """The day for which the facts of ``page`` are asked: ``on`` or today, never after the end of its year."""
    number = getattr(page, "fiscal_year", None)
    return assessed_on(FiscalYear(number), on) if number else on or timezone.localdate()
