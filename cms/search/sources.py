"""What is found. Each app registers what it knows to be on a page, in its ``ready``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date as Date

from cms.thai.spelling import one_spelling

from .kinds import Kind


@dataclass(frozen=True)
class Found:
    """One thing that can be found on a page: see ``models.Entry`` for what its particulars say."""

    kind: Kind
    title: str
    text: str = ""
    key: str = ""
    suffix: str = ""
    document_id: int | None = None
    text_language: str = ""
    date: Date | None = None
    year: int | None = None
    item: str = ""
    format: str = ""
    # Documents of which nobody has read the text yet.
    unread: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Reading:
    """A ``page`` as everybody sees it: its ``text``, and the ``addresses`` of the documents that it links."""

    page: object
    text: str
    addresses: frozenset[str]


_sources: dict[str, Callable[[Reading], Iterable[Found]]] = {}


def register(name, found):
    """Adds the function ``found``, which takes the Reading of a page and yields what can be found on it."""
    _sources[name] = found


def found_on(reading):
    """Everything that can be found on the page, by its key."""
    return {found.key: found for source in _sources.values() for found in source(reading)}


def plain(text, longest=None):
    """``text`` on one line in one spelling, in at most ``longest`` characters."""
    return one_spelling(" ".join(str(text).split()))[:longest]
