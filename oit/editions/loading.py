"""Reads edition files, and refuses what cannot be meant."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from cms.lines_of_work import LineOfWork
from cms.thai.years import FiscalYear, Month

from .edition import Edition, EditionError, Element, Item, Section, Words

FOLDER = Path(__file__).parent
CADENCES = ("monthly", "half-yearly", "yearly", "on-change", "each-time")
ITEM_KEYS = {
    "code", "section", "cadence", "th", "en", "short_th", "short_en", "page_type", "elements", "formats",
    "formats_per", "bilingual", "all_or_nothing", "follows", "note_th", "note_en",
}  # fmt: skip
ELEMENT_KEYS = {"key", "th", "en", "per", "min", "areas", "nil", "advisory"}


@cache
def editions():
    """``{FiscalYear: Edition}`` of every edition there is, the oldest first.

    Files in OIT_EDITIONS_DIR add years, or take the place of the one that is shipped for a year.
    Raises EditionError for a file that cannot be used.
    """
    folders = [FOLDER, *([Path(settings.OIT_EDITIONS_DIR)] if settings.OIT_EDITIONS_DIR else [])]
    found = [load_edition(path) for folder in folders for path in sorted(folder.glob("*.toml"))]
    return dict(sorted({edition.year: edition for edition in found}.items()))


def edition_for(year):
    """The edition of the fiscal year ``year`` (a FiscalYear or its number in พ.ศ.), or None."""
    return editions().get(year if isinstance(year, FiscalYear) else FiscalYear(year))


def load_edition(path):
    """The edition in the TOML file ``path``. Raises EditionError, naming file and item."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EditionError(f"{path.name}: not a readable TOML file: {error}") from error
    return _Reader(path.name).edition(data)


class _Reader:
    """Turns one file's data into an Edition; knows where it is, for the messages."""

    def __init__(self, name):
        self.place = name

    def fail(self, text):
        raise EditionError(f"{self.place}: {text}")

    def need(self, data, key):
        if not data.get(key):
            self.fail(f"“{key}” is missing.")
        return data[key]

    def words(self, data, suffix=""):
        return Words(self.need(data, f"{suffix}th"), self.need(data, f"{suffix}en"))

    def edition(self, data):
        file = self.place
        sections = tuple(
            Section(self.need(each, "key"), self.words(each)) for each in self.need(data, "sections")
        )
        keys = {section.key for section in sections}
        items = []
        for raw in self.need(data, "items"):
            self.place = f"{file}, item {raw.get('code', '?')}"
            items.append(self.item(raw, keys))
        self.place = file
        self.unique("item", [item.code for item in items])
        self.check_follows(items)
        return Edition(
            year=self.year(data),
            period=self.period(data),
            as_of=self.day(data),
            sections=sections,
            lines_of_work=self.lines_of_work(data),
            items=tuple(items),
        )

    def year(self, data):
        try:
            return FiscalYear(self.need(data, "fiscal_year"))
        except ValueError as error:
            self.fail(f"fiscal_year: {error}")

    def period(self, data):
        try:
            first, last = (Month.from_iso(text) for text in self.need(data, "period_required"))
        except ValueError as error:
            self.fail(f"period_required: {error}")
        if first > last or first not in self.year(data) or last not in self.year(data):
            self.fail("period_required does not lie inside the fiscal year.")
        return first, last

    def day(self, data):
        try:
            return date.fromisoformat(str(self.need(data, "as_of")))
        except ValueError as error:
            self.fail(f"as_of: {error}")

    def lines_of_work(self, data):
        lines = tuple(self.need(data, "lines_of_work"))
        if unknown := set(lines) - set(LineOfWork.values):
            self.fail(f"unknown lines of work: {', '.join(map(str, unknown))}.")
        return lines

    def unique(self, what, keys):
        if twice := {key for key in keys if keys.count(key) > 1}:
            self.fail(f"{what} {', '.join(sorted(twice))} comes twice.")

    def check_follows(self, items):
        codes = {item.code for item in items}
        for item in items:
            if item.follows and item.follows not in codes:
                self.fail(f"item {item.code} follows {item.follows}, which this edition does not have.")

    def item(self, raw, sections):
        if unknown := set(raw) - ITEM_KEYS:
            self.fail(f"unknown entries: {', '.join(sorted(unknown))}.")
        code = self.need(raw, "code")
        if not (code.startswith("O") and code[1:].isascii() and code[1:].isdigit()):
            self.fail("a code is the letter O and a number, such as O15.")
        if self.need(raw, "section") not in sections:
            self.fail(f"unknown section “{raw['section']}”.")
        if self.need(raw, "cadence") not in CADENCES:
            self.fail(f"unknown cadence “{raw['cadence']}”. Known are {', '.join(CADENCES)}.")
        elements = tuple(self.element(each) for each in self.need(raw, "elements"))
        self.unique("element", [element.key for element in elements])
        return Item(
            code=code,
            section=raw["section"],
            title=self.words(raw),
            short=self.words(raw, "short_"),
            page_type=self.need(raw, "page_type"),
            cadence=raw["cadence"],
            elements=elements,
            formats=tuple(tuple(choice) for choice in raw.get("formats", ())),
            monthly_formats=raw.get("formats_per") == "month",
            bilingual=raw.get("bilingual", False),
            all_or_nothing=raw.get("all_or_nothing", False),
            follows=raw.get("follows", ""),
            note=self.words(raw, "note_") if raw.get("note_th") else None,
        )

    def element(self, raw):
        if unknown := set(raw) - ELEMENT_KEYS:
            self.fail(f"element {raw.get('key', '?')}: unknown entries: {', '.join(sorted(unknown))}.")
        return Element(
            key=self.need(raw, "key"),
            title=self.words(raw),
            per=raw.get("per", ""),
            minimum=raw.get("min", 1),
            areas=tuple(raw.get("areas", ())),
            nil=self.words(raw["nil"]) if raw.get("nil") else None,
            advisory=raw.get("advisory", False),
        )
