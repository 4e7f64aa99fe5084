"""A dataset as a block, for datasets that repeat: one for each month."""

from copy import copy

from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.blocks import FieldBlock, ListBlock, StreamBlock, StructBlock
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

    def with_schema(self, schema):
        """A copy of this block with other columns."""
        changed = fresh_copy(self)
        changed.schema = schema
        return changed

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

    def name_of_segment(self, value, path):
        return translation.segment_name(self.schema, value, path)

    def restore_translated_segments(self, value, segments):
        return translation.with_segments(self.schema, value, segments)


class DatasetBlockAdapter(FieldBlockAdapter):
    """The script's block marks the cells that an error names."""

    js_constructor = "oit.datasets.DatasetBlock"


register(DatasetBlockAdapter(), DatasetBlock)


def with_schemas(block, schema_for):
    """``block`` with the Schemas that ``schema_for`` gives for those of the datasets in it.

    A copy where there are others, ``block`` itself where there are none.
    """
    if isinstance(block, DatasetBlock):
        schema = schema_for(block.schema) if block.schema else None
        return block if schema is block.schema else block.with_schema(schema)
    if isinstance(block, StructBlock | StreamBlock):
        children = {name: with_schemas(child, schema_for) for name, child in block.child_blocks.items()}
        if all(children[name] is child for name, child in block.child_blocks.items()):
            return block
        changed = fresh_copy(block)
        changed.child_blocks = type(block.child_blocks)(children)
        return changed
    if isinstance(block, ListBlock):
        child = with_schemas(block.child_block, schema_for)
        if child is not block.child_block:
            block = fresh_copy(block)
            block.child_block = child
    return block


def schemas_in(block):
    """Yields the Schema of every dataset in ``block``."""
    if isinstance(block, DatasetBlock):
        if block.schema:
            yield block.schema
    elif isinstance(block, StructBlock | StreamBlock):
        for child in block.child_blocks.values():
            yield from schemas_in(child)
    elif isinstance(block, ListBlock):
        yield from schemas_in(block.child_block)


def fresh_copy(block):
    """A shallow copy without what the block remembers of its own parts."""
    copied = copy(block)
    for name in list(vars(copied)):
        if isinstance(getattr(type(copied), name, None), cached_property):
            del vars(copied)[name]
    return copied
