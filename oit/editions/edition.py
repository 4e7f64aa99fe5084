"""What an edition says, as value objects."""

from dataclasses import dataclass, field
from datetime import date

from cms.bilingual import active_language
from cms.thai.years import FiscalYear, Month

KINDS = ("text", "date", "files", "pictures")


class EditionError(Exception):
    """An edition file that cannot be used. Says which file, which item, and what to change."""


@dataclass(frozen=True)
class Words:
    """A text of the checklist in both languages. As a string it is in the active one."""

    th: str
    en: str

    def __str__(self):
        return self.en if active_language() == "en" else self.th

    def in_language(self, code):
        return self.en if code == "en" else self.th


@dataclass(frozen=True)
class Section:
    key: str
    title: Words


@dataclass(frozen=True)
class Element:
    """One thing that an item must show.

    ``nil``: the words that state that there is nothing to report, where the checklist allows it.
    ``per``: "line-of-work" if it is needed once for each. ``areas``: the One Stop Service areas it must cover.
    ``minimum``: the least number of pieces of evidence. ``advisory``: shown, never counted as missing.
    ``kind``: for an element that no page type declares, what it consists of: one of KINDS. ``shares``: the keys of
    those of the same item that are shown by the same evidence, so that what is missing of one is missing of both.
    ``was``: the elements of the year before that it continues, as ``(code, key)``.
    ``evergreen``: whether what it says stays true from year to year and is carried into this one.
    """

    key: str
    title: Words
    per: str = ""
    minimum: int = 1
    areas: tuple[str, ...] = ()
    nil: Words | None = None
    advisory: bool = False
    kind: str = ""
    shares: tuple[str, ...] = ()
    was: tuple[tuple[str, str], ...] = ()
    evergreen: bool = False

    @property
    def anchor(self):
        return self.key


@dataclass(frozen=True)
class Item:
    """One item of public information, such as O15.

    ``formats``: every inner tuple is "any one of these"; all must be met, each month if ``monthly_formats``.
    ``page_type``: the name of the page type in ``oit.models`` that shows it. ``approval``: "chief" where also the
    head of station approves what is published. ``was``: the codes of the items of the year before that it continues.
    ``assessor``: what an assessor looks for in it, ``example``: how a good entry reads; None where the file is silent.
    """

    code: str
    section: str
    title: Words
    short: Words
    page_type: str
    cadence: str
    elements: tuple[Element, ...]
    formats: tuple[tuple[str, ...], ...] = ()
    monthly_formats: bool = False
    bilingual: bool = False
    all_or_nothing: bool = False
    follows: str = ""
    approval: str = ""
    note: Words | None = None
    assessor: Words | None = None
    example: Words | None = None
    was: tuple[str, ...] = ()

    @property
    def slug(self):
        return self.code.lower()

    def element(self, key):
        """The element with this key, or None where this year's edition does not ask for it."""
        return next((element for element in self.elements if element.key == key), None)

    def sharing(self, key):
        """The keys of the elements that share evidence with the element ``key``, whichever of them says so."""
        named = {each.key for each in self.elements if key in each.shares}
        return named.union(self.element(key).shares)


@dataclass(frozen=True)
class Edition:
    """The checklist of one fiscal year. ``period``: first and last assessed month; ``as_of``: date of the facts.

    ``datasets``: ``{key: Schema}`` of the datasets that have other columns this year than ``oit.schemas`` gives them.
    ``calendar``: ``{Event: Window}`` of the assessment, as far as the file gives it.
    """

    year: FiscalYear
    period: tuple[Month, Month]
    as_of: date
    sections: tuple[Section, ...]
    lines_of_work: tuple[str, ...]
    items: tuple[Item, ...]
    datasets: dict = field(default_factory=dict, compare=False)
    calendar: dict = field(default_factory=dict)
    _by_code: dict = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self):
        self._by_code.update({item.code: item for item in self.items})

    @property
    def months_required(self):
        return tuple(month for month in self.year.months if self.period[0] <= month <= self.period[1])

    def item(self, code):
        """The item with this code, or None."""
        return self._by_code.get(code)

    def schema_for(self, schema):
        """The columns that this year has in place of those of the Schema ``schema``, or ``schema`` itself."""
        return self.datasets.get(schema.key, schema)

    def items_in(self, section):
        return [item for item in self.items if item.section == section.key]

    def items_of_type(self, page_type):
        return [item for item in self.items if item.page_type == page_type]
