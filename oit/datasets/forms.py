"""The form field of a dataset."""

from django import forms

from .problems import DatasetError
from .rows import dump_rows, parse_rows
from .widgets import DatasetWidget


class DatasetFormField(forms.Field):
    """Takes the grid's JSON text, gives cleaned rows. schema None (as in migrations) takes any rows."""

    def __init__(self, schema=None, **kwargs):
        self.schema = schema
        kwargs.setdefault("widget", DatasetWidget(schema))
        super().__init__(**kwargs)

    def to_python(self, value):
        rows = parse_rows(value)
        return rows if self.schema is None else self.schema.clean(rows)

    def prepare_value(self, value):
        if self.schema is not None and isinstance(value, list):
            # Rows stored under an earlier edition of the schema may hold columns that it no longer has.
            value = self.schema.without_unknown(value)
        return dump_rows(value)

    def has_changed(self, initial, data):
        try:
            return (initial or []) != self.to_python(data)
        except DatasetError:
            return True


class BoundDatasetFormField(DatasetFormField):
    """For a model form, whose fields are its own copies: the widget remembers what was wrong, to mark the
    cells. A block's form field is shared by all requests and must not."""

    def use(self, schema):
        """Takes other columns than those it was made with."""
        self.schema = self.widget.schema = schema

    def clean(self, value):
        try:
            return super().clean(value)
        except DatasetError as error:
            self.widget.problems = error.problems
            raise
