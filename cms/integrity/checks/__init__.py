"""What is there that may not be. ``of_station`` and ``of_installation`` yield all of it as Seen."""

from . import code, links, pages, people, uploads
from .seen import Seen

__all__ = ["Seen", "of_installation", "of_station"]


def of_station(site):
    """Yields what is seen at the station ``site`` (a Site)."""
    yield from pages.of_station(site)
    yield from links.of_station(site)
    yield from people.of_station(site)
    yield from uploads.of_station(site)


def of_installation():
    """Yields what is seen of what belongs to no single station."""
    yield from links.of_installation()
    yield from people.of_installation()
    yield from uploads.of_installation()
    yield from code.of_installation()
