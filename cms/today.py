"""What somebody has to do today: one list on the first page of the admin, filled by every room that gives work.

A room registers a function ``(user, site, on)`` with ``register``. It yields a ToDo for each thing that ``user`` has to
do at the station ``site`` on the day ``on``, in the active language, and nothing that is not theirs. The number of its
queries does not grow with the number of things. What somebody answers for at all stations at once is given by a
function ``(user, on)``, which ``register_for_all`` adds.
"""

from dataclasses import dataclass
from datetime import date

from cms.models.stations import sites_of


@dataclass(frozen=True)
class ToDo:
    """``sentence``: what is to be done. ``address``: where, one click away. ``due``: the day by which, or None.

    ``note``: why, or how the day follows. ``order``: among those without a day, the smaller first.
    """

    sentence: str
    address: str
    due: date | None = None
    note: str = ""
    order: int = 100

    def is_overdue(self, on):
        return self.due is not None and self.due < on


_sources, _sources_for_all = [], []


def register(source):
    """Adds a function that yields ToDos. One that is there already stays as it is."""
    if source not in _sources:
        _sources.append(source)


def register_for_all(source):
    """The same for one that knows the stations by itself."""
    if source not in _sources_for_all:
        _sources_for_all.append(source)


def stations_of(user):
    """The Sites whose work is ``user``'s own. Where there are several, an administrator has none of them."""
    sites = sites_of(user).select_related("root_page").order_by("pk")
    return list(sites) if not user.is_superuser or len(sites) == 1 else []


def to_dos(user, on):
    """The ToDos of ``user`` on the day ``on``: by the day by which they are due, then those without one."""
    found = [each for site in stations_of(user) for source in _sources for each in source(user, site, on)]
    found += [each for source in _sources_for_all for each in source(user, on)]
    return sorted(found, key=lambda each: (each.due is None, each.due or on, each.order))
