"""Elements that an edition adds and that no page type declares: what they are comes from the edition alone."""

from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from oit.panels import FURTHER

from .base import DeclaredElement
from .formats import missing_formats
from .streams import merged, with_pictures
from .taking import CannotTake, Part, block_for, put_into_block, put_into_lists
from .words import words_of


class FurtherElement(DeclaredElement):
    """An element that no page type declares: what the page's ``further_elements`` say under its key.

    ``rule.kind`` says what must be there: "text", "date", "files" or "pictures".
    """

    template = "oit/elements/further.html"

    def __init__(self, rule):
        super().__init__(rule.key, FURTHER)
        self.rule = rule

    def entry(self, page):
        """The value of the block of this element, in the page's language, or None."""
        return next((value for _id, value in merged(page, FURTHER) if value["key"] == self.key), None)

    def data(self, page):
        entry = self.entry(page)
        if entry is None:
            return None
        shown = {
            "text": words_of(entry["text"]),
            "date": entry["date"],
            "files": [file for file in entry["files"] if file["document"]],
            "pictures": with_pictures(entry["pictures"]),
        }
        shown["nothing"] = self.rule.nil if entry["nothing"] and not any(shown.values()) else None
        return shown if any(shown.values()) else None

    def lasting_text(self, page):
        entry = next((each.value for each in getattr(page, FURTHER) if each.value["key"] == self.key), None)
        return words_of(entry["text"]) and entry["text"].source if entry else ""

    def take_text(self, page, html):
        if self.rule.kind == "text":
            getattr(page, FURTHER).append(("element", {"key": self.key, "text": RichText(html)}))

    def states_nothing(self, page):
        return bool(self.rule.nil and (shown := self.data(page)) and shown["nothing"])

    def parts(self, page):
        return (*PARTS[self.rule.kind], Part.NOTHING) if self.rule.kind in PARTS else ()

    def take(self, page, given):
        block = block_for(page, FURTHER, "element", key=self.key)
        put_into_block(block, "text", given)
        put_into_lists(block, given, files="files", photos="pictures")
        if given.nothing and self.is_filled(block):
            raise CannotTake(
                _(
                    "The page has something here, and what was sent in says that there was nothing to report. "
                    "Ask again, or change the page first."
                )
            )
        block["nothing"] = given.nothing

    @staticmethod
    def is_filled(block):
        return bool(words_of(block["text"]) or block["date"] or len(block["files"]) or len(block["pictures"]))

    def todo(self, page, rule, on):
        shown = self.data(page) or {"text": "", "date": None, "files": [], "pictures": [], "nothing": None}
        if shown["nothing"]:
            return
        entry = self.entry(page)
        if entry is not None and entry["nothing"] and not rule.nil:
            yield _("The checklist allows no statement of nothing here. Remove the tick.")
        yield from MISSING[rule.kind](page, rule, shown)

    def errors(self, page, cleaned):
        entries = [each.value for each in cleaned.get(FURTHER) or () if each.value["key"] == self.key]
        if len(entries) > 1:
            yield (
                FURTHER,
                _("“%(element)s” is there twice. Put both entries together into one.")
                % {"element": self.rule.title},
            )
        for entry in entries:
            given = words_of(entry["text"]) or entry["date"] or len(entry["files"]) or len(entry["pictures"])
            if entry["nothing"] and given:
                yield (
                    FURTHER,
                    _(
                        "“%(element)s” says that there was nothing to report, and gives something. "
                        "Remove the tick, or what is given."
                    )
                    % {"element": self.rule.title},
                )


def further_errors(page, cleaned):
    """Yields ``(field, message)`` for what is wrong with the further elements of a posted form."""
    rules = page.further_rules
    known = {rule.key for rule in rules}
    for entry in cleaned.get(FURTHER) or ():
        if entry.value["key"] not in known:
            label = dict(entry.block.child_blocks["key"].field.choices).get(entry.value["key"], "")
            yield (
                FURTHER,
                _(
                    "“%(element)s” is not asked for on this page. Remove the entry, or choose one of: %(choices)s."
                )
                % {
                    "element": label or entry.value["key"],
                    "choices": ", ".join(str(rule.title) for rule in rules),
                },
            )
    for rule in rules:
        yield from FurtherElement(rule).errors(page, cleaned)


def _no_text(page, rule, shown):
    if not shown["text"]:
        yield _("Write this part, under “Further elements”.")


def _no_date(page, rule, shown):
    if not shown["date"]:
        yield _("Give the date, under “Further elements”.")


def _no_files(page, rule, shown):
    if not shown["files"]:
        yield _("Add the file, under “Further elements”.")
    else:
        for formats in missing_formats([file["document"] for file in shown["files"]], page.item.formats):
            yield _("Add the file in %(formats)s, under “Further elements”.") % {"formats": formats}


def _no_pictures(page, rule, shown):
    if len(shown["pictures"]) < rule.minimum:
        yield _("Add pictures, under “Further elements”: %(number)s so far, at least %(minimum)s needed.") % {
            "number": len(shown["pictures"]),
            "minimum": rule.minimum,
        }


# What a line of work may send in for an element, and what is missing of it, by its kind (oit.editions.edition.KINDS).
PARTS = {"text": (Part.TEXT,), "files": (Part.FILES,), "pictures": (Part.DAY, Part.PHOTOS)}
MISSING = {"text": _no_text, "date": _no_date, "files": _no_files, "pictures": _no_pictures}
