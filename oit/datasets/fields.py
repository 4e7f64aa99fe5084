"""A dataset as a field of a page, and a stream with datasets in it.

Their columns are those of the page's year: a page that has an ``edition`` asks it for them.
"""

from django.db import models
from wagtail.admin.compare import register_comparison_class
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockWidget
from wagtail.fields import Creator, StreamField

from . import translation
from .blocks import with_schemas
from .comparison import DatasetComparison
from .forms import BoundDatasetFormField
from .rows import parse_rows


def schema_for(page, schema):
    """The columns of the dataset ``schema`` in the year of ``page``, which may be of any model."""
    edition = getattr(page, "edition", None)
    return edition.schema_for(schema) if edition and schema else schema


class YearRows(list):
    """Rows that know the Schema of their page's year."""

    def __init__(self, rows, schema):
        super().__init__(rows)
        self.schema = schema


class DatasetField(models.JSONField):
    """Rows of a Schema, kept in the page's revision; the default is no rows.

    ``schema``: the columns in every year whose edition gives no others. It stays out of migrations, so that changing
    columns needs none. wagtail-localize finds the two segment methods by itself and lists the field as translatable.
    """

    def __init__(self, schema=None, **kwargs):
        self.schema = schema
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.default is list:
            del kwargs["default"]
        if self.blank:
            del kwargs["blank"]
        else:
            kwargs["blank"] = False
        return name, path, args, kwargs

    def schema_of(self, page):
        """The Schema in the year of ``page``."""
        return schema_for(page, self.schema)

    def value_from_object(self, page):
        rows = super().value_from_object(page)
        return YearRows(rows, self.schema_of(page)) if isinstance(rows, list) else rows

    def clean(self, value, model_instance):
        """Raises DatasetError, which names every cell that is malformed."""
        schema = self.schema_of(model_instance)
        value = parse_rows(value) if schema is None else schema.clean(value)
        return super().clean(value, model_instance)

    def formfield(self, **kwargs):
        defaults = {
            "form_class": BoundDatasetFormField,
            "schema": self.schema,
            # A default that is a function makes Django compare with a second, hidden input.
            "show_hidden_initial": False,
            **kwargs,
        }
        return models.Field.formfield(self, **defaults)

    def fit(self, form_field, page):
        """Gives ``form_field``, of one form of ``page``, the columns of its year."""
        form_field.use(self.schema_of(page))

    def get_translatable_segments(self, value):
        return translation.text_segments(self.schema_with(value), value or [])

    def name_of_segment(self, value, path):
        return translation.segment_name(self.schema_with(value), value, path)

    def restore_translated_segments(self, value, segments):
        return translation.with_segments(self.schema_with(value), value or [], segments)

    def schema_with(self, value):
        """The Schema of the rows ``value``, where they know it."""
        return getattr(value, "schema", self.schema)


register_comparison_class(DatasetField, comparison_class=DatasetComparison)


class DatasetStreamField(StreamField):
    """A StreamField whose datasets have the columns of the page's year. In migrations it is a StreamField."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.StreamField", args, kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, YearCreator(self))

    def block_of(self, page):
        """The StreamBlock in the year of ``page``."""
        edition = getattr(page, "edition", None)
        if not edition or not edition.datasets:
            return self.stream_block
        known = vars(self).setdefault("_blocks_of_years", {})
        if known.get(edition.year, (None,))[0] is not edition:
            known[edition.year] = edition, with_schemas(self.stream_block, edition.schema_for)
        return known[edition.year][1]

    def fit(self, form_field, page):
        """Gives ``form_field``, of one form of ``page``, the columns of its year."""
        form_field.block = self.block_of(page)
        form_field.widget = BlockWidget(form_field.block)


class YearCreator(Creator):
    """Gives a page its stream with the blocks of its year, however it was set."""

    def __get__(self, page, kind=None):
        value = super().__get__(page, kind)
        if page is None:
            return value
        block = self.field.block_of(page)
        if value.stream_block is not block:
            value = StreamValue(block, value.get_prep_value(), is_lazy=True)
            value._stream_field = self.field
            vars(page)[self.field.name] = value
        return value
