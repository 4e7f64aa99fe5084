"""Who stated that there was nothing to report, and when: by position, never by name."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cms.models.stations import position_of


@dataclass(frozen=True)
class Statement:
    """``position``: of whoever stated it, in Thai; empty where it is not known."""

    position: str
    on: date


def statement_of(page, key, month=None):
    """The Statement of nothing to report of the element ``key``, or of one Month of it; None where none is known.

    ``page`` is an item page that states it. What only its draft states was stated with its newest revision.
    """
    page = page.thai
    iso = month.to_iso() if month else ""
    for each in page.statements:
        if (each.element, each.month) == (key, iso):
            return Statement(each.position, timezone.localdate(each.stated_at))
    if page.shows_published or page.latest_revision is None:
        return None
    revision = page.latest_revision
    return Statement(position_of(revision.user, page.station), timezone.localdate(revision.created_at))
