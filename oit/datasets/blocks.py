"""A dataset as a block, for datasets that repeat: one for each month."""

from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.blocks import FieldBlock
from wagtail.blocks.field_block import FieldBlockAdapter

from . import translation
from .comparison import DatasetBlockComparison
from .forms import DatasetFormField
from .rows import lenient_rows


class DatasetBlock(FieldBlock):
    """Rows of a Schema. Reading is lenient (what was typed is shown again), clean() is strict.

    The schema stays out of migrations, so that changing columns needs none.
    """

    def __init__(self, schema=None, required=False, help_text=None, **kwargs):
        self.schema = schema
        self._required = required
        self._help_text = help_text
        super().__init__(**kwargs)

    class Meta:
        icon = "table"
        default = list

    def deconstruct(self):
        return "oit.datasets.blocks.DatasetBlock", [], {}

    @cached_property
    def field(self):
        return DatasetFormField(self.schema, required=self._required, help_text=self._help_text)

    def to_python(self, value):
        return lenient_rows(value)

    def normalize(self, value):
        return lenient_rows(value)

    def value_from_form(self, value):
        return lenient_rows(value)

    def get_prep_value(self, value):
        return [] if value is None else value

    def get_comparison_class(self):
        return DatasetBlockComparison

    def get_searchable_content(self, value):
        if self.schema is None or not isinstance(value, list):
            return []
        return [
            row[column.key] for row in value for column in self.schema.text_columns if row.get(column.key)
        ]

    def get_translatable_segments(self, value):
        return translation.text_segments(self.schema, value) if isinstance(value, list) else []

    def restore_translated_segments(self, value, segments):
        return translation.with_segments(self.schema, value, segments)


class DatasetBlockAdapter(FieldBlockAdapter):
    """The script's block marks the cells that an error names."""

    js_constructor = "oit.datasets.DatasetBlock"


register(DatasetBlockAdapter(), DatasetBlock)
