"""Reads edition files, and refuses what cannot be meant."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from cms.lines_of_work import LineOfWork
from cms.thai.years import FiscalYear, Month

from .calendar import read_calendar
from .datasets import DatasetReader
from .edition import KINDS, Edition, EditionError, Element, Item, Section
from .reading import Reader

FOLDER = Path(__file__).parent
CADENCES = ("monthly", "half-yearly", "yearly", "on-change", "each-time")
ITEM_KEYS = {
    "code", "section", "cadence", "th", "en", "short_th", "short_en", "page_type", "elements", "formats",
    "formats_per", "bilingual", "all_or_nothing", "follows", "note_th", "note_en", "approval", "was",
    "assessor_th", "assessor_en", "example_th", "example_en",
}  # fmt: skip
APPROVALS = ("chief",)
ELEMENT_KEYS = {
    "key", "th", "en", "per", "min", "areas", "nil", "advisory", "kind", "shares", "was", "evergreen",
}  # fmt: skip
# How often an item changes where its texts stay true from year to year.
LASTING = ("yearly", "on-change")
FORMATS = ("pdf", "docx", "xlsx", "csv")


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


class _Reader(Reader):
    """Turns one file's data into an Edition."""

    def edition(self, data):
        file = self.place
        sections = tuple(
            Section(self.need(each, "key"), self.words(each)) for each in self.tables(data, "sections")
        )
        keys = {section.key for section in sections}
        items = []
        for raw in self.tables(data, "items"):
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
            datasets=DatasetReader(file).datasets(data),
            calendar=read_calendar(self.optional(data, "calendar", {}), self.year(data).first_day, self.fail),
        )

    def year(self, data):
        try:
            return FiscalYear(self.need(data, "fiscal_year", int))
        except ValueError as error:
            self.fail(f"fiscal_year: {error}")

    def period(self, data):
        try:
            first, last = (Month.from_iso(text) for text in self.need(data, "period_required", list))
        except ValueError as error:
            self.fail(f"period_required: {error}")
        if first > last or first not in self.year(data) or last not in self.year(data):
            self.fail("period_required does not lie inside the fiscal year.")
        return first, last

    def day(self, data):
        try:
            return date.fromisoformat(str(self.need(data, "as_of", (str, date))))
        except ValueError as error:
            self.fail(f"as_of: {error}")

    def lines_of_work(self, data):
        lines = self.need(data, "lines_of_work", list)
        if unknown := [str(line) for line in lines if line not in LineOfWork.values]:
            self.fail(f"unknown lines of work: {', '.join(unknown)}.")
        return tuple(lines)

    def formats(self, data):
        choices = self.optional(data, "formats", [])
        for choice in choices:
            if unknown := [
                str(name) for name in self.of_kind("formats", choice, list) if name not in FORMATS
            ]:
                self.fail(f"unknown formats: {', '.join(unknown)}. Known are {', '.join(FORMATS)}.")
        return tuple(tuple(choice) for choice in choices)

    def check_follows(self, items):
        codes = {item.code for item in items}
        for item in items:
            if item.follows and item.follows not in codes:
                self.fail(f"item {item.code} follows {item.follows}, which this edition does not have.")

    def check_shares(self, elements):
        keys = [element.key for element in elements]
        for element in elements:
            if unknown := [str(key) for key in element.shares if key == element.key or key not in keys]:
                self.fail(
                    f"element {element.key} shares evidence with {', '.join(unknown)}, which is no other element "
                    "of this item."
                )

    def item(self, raw, sections):
        self.only(raw, ITEM_KEYS)
        code = self.need(raw, "code")
        if not is_code(code):
            self.fail("a code is the letter O and a number, such as O15.")
        if self.need(raw, "section") not in sections:
            self.fail(f"unknown section “{raw['section']}”.")
        if self.need(raw, "cadence") not in CADENCES:
            self.fail(f"unknown cadence “{raw['cadence']}”. Known are {', '.join(CADENCES)}.")
        was = self.was(raw)
        elements = tuple(self.element(each, was, raw["cadence"]) for each in self.tables(raw, "elements"))
        self.unique("element", [element.key for element in elements])
        self.check_shares(elements)
        return Item(
            code=code,
            section=raw["section"],
            title=self.words(raw),
            short=self.words(raw, "short_"),
            page_type=self.need(raw, "page_type"),
            cadence=raw["cadence"],
            elements=elements,
            formats=self.formats(raw),
            monthly_formats=raw.get("formats_per") == "month",
            bilingual=self.optional(raw, "bilingual", False),
            all_or_nothing=self.optional(raw, "all_or_nothing", False),
            follows=self.optional(raw, "follows", ""),
            approval=self.approval(raw),
            note=self.words(raw, "note_") if raw.get("note_th") else None,
            assessor=self.words(raw, "assessor_") if "assessor_th" in raw else None,
            example=self.words(raw, "example_") if "example_th" in raw else None,
            was=was,
        )

    def approval(self, raw):
        approval = self.optional(raw, "approval", "")
        if approval and approval not in APPROVALS:
            self.fail(
                f"unknown approval “{approval}”. Known is {', '.join(APPROVALS)}; leave it out otherwise."
            )
        return approval

    def was(self, raw):
        """The codes of the items that the item continues: those named, or the same one; none where it says so."""
        codes = self.names(raw, "was") if "was" in raw else (raw["code"],)
        if wrong := [code for code in codes if not is_code(code)]:
            self.fail(f"“was” names items of the year before, such as O15, not {', '.join(wrong)}.")
        return codes

    def kind(self, raw):
        kind = self.optional(raw, "kind", "")
        if kind and kind not in KINDS:
            self.fail(f"element {raw.get('key', '?')}: unknown kind “{kind}”. Known are {', '.join(KINDS)}.")
        return kind

    def element(self, raw, items, cadence):
        """``items``: the codes of those of the year before that its item continues."""
        if unknown := set(raw) - ELEMENT_KEYS:
            self.fail(f"element {raw.get('key', '?')}: unknown entries: {', '.join(sorted(unknown))}.")
        return Element(
            key=self.need(raw, "key"),
            title=self.words(raw),
            per=self.optional(raw, "per", ""),
            minimum=self.optional(raw, "min", 1),
            areas=tuple(self.optional(raw, "areas", [])),
            nil=self.words(nil) if (nil := self.optional(raw, "nil", {})) else None,
            advisory=self.optional(raw, "advisory", False),
            kind=self.kind(raw),
            shares=tuple(self.optional(raw, "shares", [])),
            was=self.element_was(raw, items),
            evergreen=self.optional(raw, "evergreen", cadence in LASTING),
        )

    def element_was(self, raw, items):
        """``(code, key)`` of each element that it continues: "O20.plan", or "plan" of the items its own continues."""
        found = []
        for name in self.names(raw, "was") if "was" in raw else (raw["key"],):
            code, dot, key = name.rpartition(".")
            if dot and not is_code(code):
                self.fail(
                    f"element {raw['key']}: “was” names elements of the year before, such as O20.plan, not {name}."
                )
            if not dot and "was" in raw and len(items) != 1:
                self.fail(
                    f"element {raw['key']}: “was” must say of which item, such as O20.{name}, because its own item "
                    "continues none or several."
                )
            found += [(code, key)] if dot else [(each, key) for each in items]
        return tuple(found)


def is_code(text):
    return text.startswith("O") and text[1:].isascii() and text[1:].isdigit()
