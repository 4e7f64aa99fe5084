"""The figures of a month as the lines of a table file."""

from django.utils.translation import gettext as _

from .ratings import Rating
from .summary import FEWEST

# In characters, column by column.
WIDTHS = (22, 44, 12, 12, *(16 for _rating in Rating), 18)


def lines_of(summary):
    """Headings, then a line for the month, its services, its lines of work, and each month of the trend."""
    return [
        [
            _("What"),
            _("Name"),
            _("Answers"),
            _("Average"),
            *(f"{rating.value} {rating.label}" for rating in Rating),
            _("Commendations"),
        ],
        _line(_("Month"), summary.month.label(), summary.all),
        *(_line(_("Service"), each.name, each.figures) for each in summary.services),
        *(_line(_("Line of work"), each.name, each.figures) for each in summary.lines),
        *(_line(_("Trend"), month.label(), figures) for month, figures in summary.trend),
    ]


def _line(what, name, figures):
    average = figures.average
    return [
        what,
        str(name),
        figures.number,
        float(average) if average is not None else _("fewer than %(number)s answers") % {"number": FEWEST},
        *(each["number"] if figures.are_enough else "" for each in figures.distribution),
        figures.commendations,
    ]
