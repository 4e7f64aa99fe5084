"""The rows of the board as files."""

from django.utils.translation import gettext as _

from cms import spreadsheets
from cms.thai.dates import format_date

# In characters, column by column.
WIDTHS = (8, 40, 26, 20, 10, 60, 24, 26, 26, 18, 18, 50, 16, 40, 40)


def headings():
    return (
        _("Code"),
        _("Item"),
        _("Section"),
        _("State"),
        _("Missing"),
        _("What to do"),
        _("Responsible line of work"),
        _("Preparer"),
        _("Supervisor"),
        _("Due on"),
        _("State of the due day"),
        _("How the due day follows"),
        _("Last change"),
        _("Address in the admin"),
        _("Public address"),
    )


def cells(row, request):
    """The values of one row of the board, a number for the missing elements and texts for the others."""
    return (
        row.code,
        str(row.item.title),
        str(row.section.title),
        str(row.state["label"]),
        row.missing,
        "\n".join(f"{line['title']}: {' '.join(map(str, line['todo']))}" for line in row.lacking),
        str(row.line),
        str(row.preparer or ""),
        str(row.supervisor or ""),
        format_date(row.due.day),
        str(row.due_state.label),
        row.due.reason,
        format_date(row.changed),
        request.build_absolute_uri(row.edit_url) if row.edit_url else "",
        row.public_url or "",
    )


def write(name, rows, request):
    """The bytes of the file called ``name`` in the FORMATS of `cms.spreadsheets`."""
    lines = [headings(), *(cells(row, request) for row in rows)]
    return spreadsheets.write(name, lines, _("Readiness"), WIDTHS)
