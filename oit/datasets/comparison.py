"""Tables in Wagtail's comparison of two versions: rows and cells as they are read, not as they are stored."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.compare import BlockComparison, FieldComparison, TextDiff

from .changes import Kind, row_changes

# The classes that Wagtail's own comparisons give to what came and went.
CLASSES = {Kind.ADDED: "addition", Kind.REMOVED: "deletion", Kind.CHANGED: ""}


def rows_html(schema, before, after):
    """A list of the rows that differ, each with its cells; empty where nothing does."""
    rows = ((_row(row),) for row in row_changes(schema, before, after))
    listed = format_html_join("", "{}", rows)
    return format_html('<div class="comparison__child-object">{}</div>', listed) if listed else listed


def _row(row):
    cells = format_html_join(
        "", "<dt>{}</dt><dd>{}</dd>", ((cell.heading, _cell(cell)) for cell in row.cells)
    )
    heading = _("Row %(number)s") % {"number": row.number}
    return format_html(
        '<div class="{}"><strong>{}</strong><dl>{}</dl></div>', CLASSES[row.kind], heading, cells
    )


def _cell(cell):
    sides = (("deletion", cell.before), ("addition", cell.after))
    return TextDiff([side for side in sides if side[1]], separator=" ").to_html()


class DatasetComparison(FieldComparison):
    """Of a DatasetField."""

    def htmldiff(self):
        return rows_html(self.field.schema_with(self.val_b), self.val_a, self.val_b)


class DatasetBlockComparison(BlockComparison):
    """Of a DatasetBlock. A table that did not change, or is shown whole, says how many rows it has."""

    def htmlvalue(self, val):
        count = len(val) if isinstance(val, list) else 0
        return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}

    def htmldiff(self):
        return rows_html(self.block.schema, self.val_a, self.val_b) or self.htmlvalue(self.val_b)
