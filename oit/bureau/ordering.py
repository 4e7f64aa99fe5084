"""By which column a table is sorted, and the links in its head that say otherwise."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Head:
    """The head of a column. ``query``: the address that sorts by it, "" for a column that cannot be sorted by.

    ``sorted``: "ascending", "descending" or "", as ``aria-sort`` takes it.
    """

    label: str
    query: str = ""
    sorted: str = ""
    is_number: bool = False


# By what rows are put in order, by the name of the column. What nobody published comes before all days.
KEYS = {
    "station": lambda row: row.station.name,
    "unit": lambda row: (row.station.nearest, row.station.name),
    "ready": lambda row: row.ready,
    "missing": lambda row: row.missing,
    "overdue": lambda row: row.overdue,
    "changed": lambda row: row.changed or date.min,
    "lacking": lambda row: row.lacking,
    "unpublished": lambda row: row.unpublished,
}


def in_order(rows, wanted):
    """The ``rows`` by the column ``wanted``, downwards with a "-" before its name; as they are for any other word."""
    key = KEYS.get(wanted.removeprefix("-"))
    return sorted(rows, key=key, reverse=wanted.startswith("-")) if key else list(rows)


def head(name, label, query, wanted, is_number=False):
    """The Head of the column ``name``. ``query``: the QueryDict of the address, ``wanted``: how it is sorted now.

    What is counted is shown with the most first when it is first chosen.
    """
    chosen = wanted.removeprefix("-") == name
    down = wanted.startswith("-")
    following = query.copy()
    following.pop("p", None)
    following["order"] = (name if down else f"-{name}") if chosen else (f"-{name}" if is_number else name)
    state = ("descending" if down else "ascending") if chosen else ""
    return Head(label, following.urlencode(), state, is_number)
