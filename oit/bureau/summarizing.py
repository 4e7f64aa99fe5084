"""Evaluates the published years of a station into summaries, one of each item."""

from django.utils import timezone

from oit.board.choice import years_of
from oit.board.states import ItemState
from oit.duties.due import holds_until as due_holds_until
from oit.duties.items import YearDuties
from oit.editions import edition_for
from oit.readiness import holds_until
from oit.yearly import YearReadiness

from .models import ItemSummary


def summaries_of(site, on=None):
    """New ItemSummaries, not stored, of every published year of the station ``site`` as on the day ``on`` (today)."""
    pages = years_of(site).live()
    return [each for page in pages if edition_for(page.year) for each in _of_year(site, page, on)]


def _of_year(site, year_page, on):
    readiness = YearReadiness(year_page, on)
    duties = YearDuties(readiness, site)
    is_over = readiness.on == readiness.year.last_day
    for row in readiness.rows:
        kept = duties.of(row)
        published = kept.progress.published
        yield ItemSummary(
            site=site,
            fiscal_year=readiness.year.be,
            code=row.code,
            state=(row.state if row.page else ItemState.UNPUBLISHED).value,
            missing=row.missing,
            lacking=[finding.element.key for finding in row.lacking],
            elements=len(row.findings),
            changed_on=published,
            due_on=kept.due.day,
            valid_until=None if is_over else _valid_until(row, kept, readiness.on),
            computed_at=timezone.now(),
        )


def _valid_until(row, kept, on):
    """The last day for which the state and the due day of an item are certain, None for good."""
    days = [due_holds_until(kept.terms, kept.progress, on), row.page and holds_until(row.page, on)]
    return min((day for day in days if day), default=None)
