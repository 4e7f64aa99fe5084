"""Editions of the checklist: data that says what must be published in a fiscal year.

The checklist changes every year, so nothing outside an edition file knows a title, a required period or a
required format by heart.
"""

from .calendar import Event, Window
from .edition import Edition, EditionError, Element, Item, Section
from .loading import edition_for, editions, load_edition

__all__ = [
    "Edition",
    "EditionError",
    "Element",
    "Event",
    "Item",
    "Section",
    "Window",
    "edition_for",
    "editions",
    "load_edition",
]
