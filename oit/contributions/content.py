"""What was typed into a contribution. It is kept as it was typed, so that nothing is lost while it is wrong."""

from dataclasses import replace

from django.template.defaultfilters import linebreaks_filter
from django.utils.functional import cached_property

from cms.thai.dates import parse_date
from oit.datasets.problems import DatasetError
from oit.elements.taking import Part


def table_asked(contribution):
    """The Schema of the rows to be typed, or None: the element's, without what follows from the request."""
    if Part.ROWS not in contribution.parts:
        return None
    own = contribution.declared.own_cells(contribution)
    schema = contribution.declared.schema(contribution.item_page)
    return replace(
        schema,
        columns=[column for column in schema.typed_columns if column.key not in own],
        unique=tuple(key for key in schema.unique if key not in own),
        row_header=None if schema.row_header in own else schema.row_header,
    )


class Content:
    """Reads the stored ``content`` of a contribution: title, day, text, rows and nothing, each as typed."""

    def __init__(self, contribution, typed):
        self.contribution, self.typed = contribution, typed
        self.title = typed.get("title", "")
        self.text = typed.get("text", "")
        self.rows = typed.get("rows", [])
        self.nothing = bool(typed.get("nothing"))

    @property
    def day(self):
        """The day given, or None."""
        try:
            return parse_date(self.typed["day"]) if self.typed.get("day") else None
        except ValueError:
            return None

    @property
    def html(self):
        """The text as paragraphs; what looks like markup in it is shown as typed."""
        return linebreaks_filter(self.text.strip()) if self.text.strip() else ""

    @cached_property
    def schema(self):
        return table_asked(self.contribution)

    @cached_property
    def clean_rows(self):
        """The rows as they are stored. Raises DatasetError."""
        return self.schema.clean(self.rows) if self.schema and self.rows else []

    @property
    def table(self):
        """The rows as a Table to be looked at, or None where there are none, or none that can be read."""
        try:
            return self.schema.present(self.clean_rows) if self.clean_rows else None
        except DatasetError:
            return None

    @property
    def nothing_words(self):
        """What the page will say, where it was said that there was nothing to report."""
        return self.contribution.rule.nil if self.nothing and self.contribution.rule else None

    @property
    def is_empty(self):
        """Whether nothing was typed that the page could show. Files are not looked at."""
        return not (self.text.strip() or self.nothing or any(any(row.values()) for row in self.rows))
