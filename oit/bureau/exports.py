"""The tables as files."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import spreadsheets
from cms.thai.dates import format_date

# In characters, column by column.
STATION_WIDTHS = (44, 36, 18, 10, 10, 12, 12, 14, 18, 44, 18, 30)
ITEM_WIDTHS = (8, 60, 36, 12, 16, 16, 12)


def write_stations(name, rows):
    """The bytes of the file called ``name``, one of the FORMATS of `cms.spreadsheets`, of the StationRows ``rows``."""
    headings = (
        _("Station"),
        _("Nearest unit"),
        _("State"),
        _("Items"),
        _("Items that lack nothing"),
        _("Elements missing"),
        _("Items overdue"),
        _("Items not published"),
        _("Last change"),
        _("In charge"),
        _("Figures of"),
        _("Changed since"),
    )
    lines = [headings, *map(_station_cells, rows)]
    return spreadsheets.write(name, lines, _("Stations"), STATION_WIDTHS)


def _station_cells(row):
    counted = (row.items, row.ready, row.missing, row.overdue, row.unpublished) if row.items else ("",) * 5
    return (
        str(row.station.name),
        str(row.station.nearest),
        str(row.readiness.label),
        *counted,
        format_date(row.changed),
        ", ".join(row.in_charge),
        format_date(timezone.localdate(row.computed_at)) if row.computed_at else "",
        "" if row.is_certain else _("Yes"),
    )


def write_items(name, rows):
    """The bytes of the file called ``name`` of the ItemRows ``rows``."""
    headings = (
        _("Code"),
        _("Item"),
        _("Section"),
        _("Stations"),
        _("Stations that lack something"),
        _("Not published"),
        _("Overdue"),
    )
    lines = [
        headings,
        *(
            (
                row.code,
                str(row.item.title),
                str(row.section.title),
                row.stations,
                row.lacking,
                row.unpublished,
                row.overdue,
            )
            for row in rows
        ),
    ]
    return spreadsheets.write(name, lines, _("Items"), ITEM_WIDTHS)
