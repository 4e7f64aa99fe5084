"""Months and dates against the year of a page and the period that is assessed."""

from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.years import Month


def out_of_year(month, year):
    """Says that the Month does not belong to the FiscalYear."""
    return _("%(month)s does not lie in the %(year)s (October to September).") % {
        "month": month.label(),
        "year": year.label(),
    }


def before_the_end(day, edition):
    """Yields what to do where figures as of the date ``day`` do not reach the last month that is assessed."""
    last = edition.period[1]
    if Month.of(day) < last:
        yield _(
            "The figures are as of %(day)s. They must reach %(month)s, the last month that is assessed: bring them "
            "up to date, then change the date."
        ) % {"day": format_date(day), "month": last.label()}
