"""What people have to do, by when. Each room that gives people work registers a source of it, in its ``ready``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Duty:
    """Something that ``person`` (a User, or None where nobody is named) has to do.

    ``due``: the day by which, or None. ``address``: where it is done, a path. ``reason``: how the day follows from
    the interval, the period and the calendar, in a sentence.
    """

    key: str
    title: str
    person: object
    due: date | None
    address: str
    reason: str = ""


class DutySource:
    """A kind of work."""

    def open(self, site, on):
        """Yields a Duty for each thing that is still to be done at the station ``site`` on the day ``on``."""
        raise NotImplementedError

    def open_for(self, person, site, on):
        """Yields those of ``open`` that the User ``person`` has to do."""
        return (duty for duty in self.open(site, on) if duty.person == person)

    def hand_over(self, site, leaving, taking, order=None):
        """Gives ``taking`` what ``leaving`` (Users) has open, and returns how many things that were.

        ``order``: the Order that says so, or None.
        """
        raise NotImplementedError


_sources = []


def register(source):
    """Adds a DutySource."""
    _sources.append(source)


def sources():
    """Every DutySource, in the order in which they were registered."""
    return tuple(_sources)
