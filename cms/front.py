"""What the station's front knows and other apps show without importing it: `home` says here how to find it."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Front:
    """``services``: ``{type of pages that tell of a service: "point" or "online"}``, where it is given.

    ``case_tracking(home)``: a queryset of the live pages below the home page ``home`` on following one's case.
    ``order_on_answers(site)``: the newest published order on who answers questions, or None; ``site`` may be an id.
    """

    services: dict[type[Page], str]
    case_tracking: Callable
    order_on_answers: Callable


_fronts = []


def register(front):
    _fronts[:] = [front]


def front():
    """The Front of this installation."""
    return _fronts[0]
