"""Which texts of a page are still the sample, and which places in them nobody has filled in.

Nothing is stored: a text is compared with the sample of its field, whatever stands at the places of facts.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.publishing import NotPublished

from .facts import ASKED
from .texts import FACT, PLACE, starters_for, words_in

LANGUAGES = ("th", "en")
# What may stand at a place.
ANYTHING = ".*?"


class PlacesLeft(NotPublished):
    """A page that would go live with a place of a sample text that nobody has filled in."""


@dataclass(frozen=True)
class Mark:
    """``places``: those of the field that are not filled in, as they stand there. ``unchanged``: how many of its
    texts are still the sample, of ``of``. ``rows``: the numbers of the rows of a dataset that are, from 1."""

    places: tuple = ()
    unchanged: int = 0
    of: int = 0
    rows: tuple = ()


def mark_of(page, field):
    """The Mark of one field of ``page``, in whatever language it is, or None where it is no sample."""
    starter = starters_for(type(page).__name__).get(field)
    units = _units_of(page, starter) if starter else []
    if not units:
        return None
    words = " ".join(text for unit in units for text in unit.values())
    known = _places_of(type(page).__name__, field)
    places = tuple(dict.fromkeys(place for place in PLACE.findall(words) if place in known))
    samples = _patterns_of(type(page).__name__, field)
    found = [
        number for number, unit in enumerate(units, 1) if any(_is_sample(unit, each) for each in samples)
    ]
    rows = tuple(found) if starter.rows else ()
    return Mark(places, len(found), len(units), rows) if places or found else None


def to_fill_in(page, fields):
    """Yields a sentence for each of ``fields`` with places that nobody has filled in."""
    for field in fields:
        mark = mark_of(page, field)
        if mark and mark.places:
            yield _("Fill in what stands in brackets: %(places)s.") % {"places": " ".join(mark.places)}


def to_adapt(page, fields):
    """Yields a sentence for each of ``fields`` whose text, or some of it, is the sample as it was put there."""
    for field in fields:
        mark = mark_of(page, field)
        if mark and mark.rows:
            yield ngettext(
                "Sample row not adapted yet: %(rows)s. Change what is different at your station, or remove the row.",
                "Sample rows not adapted yet: %(rows)s. Change what is different at your station, or remove rows.",
                len(mark.rows),
            ) % {"rows": ", ".join(str(number) for number in mark.rows)}
        elif mark and mark.unchanged:
            yield _("Sample text not adapted yet: read it, and change what is different at your station.")


def unfilled_fields(page):
    """Yields ``(field name, sentence)`` for each field of ``page`` with places that nobody has filled in."""
    for field in starters_for(type(page).__name__):
        for sentence in to_fill_in(page, [field]):
            yield field, sentence


def refuse_unfilled(page):
    """Raises PlacesLeft where ``page`` has places of a sample text that nobody has filled in."""
    if found := list(unfilled_fields(page)):
        raise PlacesLeft(
            _("“%(title)s” was not published. %(sentences)s")
            % {
                "title": page.get_admin_display_title(),
                "sentences": " ".join(
                    f"{page._meta.get_field(field).verbose_name}: {sentence}" for field, sentence in found
                ),
            }
        )


def is_empty(page, field):
    """Whether nobody has written anything in the ``field`` of ``page``."""
    value = getattr(page, field)
    return not (
        value.raw_data if hasattr(value, "raw_data") else value if is_rows(value) else words_in(value)
    )


def is_rows(value):
    """Whether the ``value`` of a field is the rows of a dataset."""
    return isinstance(value, list)


def _units_of(page, starter):
    """The texts of the field as in ``Starter.units``, each ``{name: words}``; a text that is empty is none."""
    value = getattr(page, starter.field)
    if starter.text:
        words = words_in(value)
        return [{"": words}] if words else []
    names = {name for unit in starter.units for name in unit}
    # A table that could not be read is text, as it was typed.
    values = (value if is_rows(value) else ()) if starter.rows else (raw["value"] for raw in value.raw_data)
    return [{name: words_in(each[name]) for name in names if each.get(name)} for each in values]


@cache
def _patterns_of(page_type, field):
    """``{name: pattern}`` of each unit of the sample, in both languages."""
    return [
        {name: _pattern(words.in_language(language)) for name, words in unit.items()}
        for unit in starters_for(page_type)[field].units
        for language in LANGUAGES
    ]


def _pattern(sample):
    """Fits the words of ``sample`` with anything at its places."""
    text = words_in(sample)
    parts = [
        re.escape(part) for part in re.split(f"{FACT.pattern.replace('(', '(?:')}|{PLACE.pattern}", text)
    ]
    return re.compile(ANYTHING.join(parts))


def _is_sample(unit, sample):
    """A text that was emptied does not make the others the station's own; what fits a mere place says nothing."""
    return any(name in sample and sample[name].pattern != ANYTHING for name in unit) and all(
        name in sample and sample[name].fullmatch(words) for name, words in unit.items()
    )


@cache
def _places_of(page_type, field):
    """Every place that the sample may leave open, in both languages."""
    texts = [
        words.in_language(language)
        for unit in starters_for(page_type)[field].units
        for words in unit.values()
        for language in LANGUAGES
    ]
    asked = {f"[{each}]" for words in ASKED.values() for each in (words.th, words.en)}
    return asked.union(*(PLACE.findall(words_in(text)) for text in texts))
