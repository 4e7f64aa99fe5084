"""A dataset as a field of a page."""

from django.db import models
from wagtail.admin.compare import register_comparison_class

from . import translation
from .comparison import DatasetComparison
from .forms import BoundDatasetFormField
from .rows import parse_rows


class DatasetField(models.JSONField):
    """Rows of a Schema, kept in the page's revision; the default is no rows.

    The schema stays out of migrations, so that changing columns needs none. wagtail-localize
    finds the two segment methods by itself and lists the field as translatable.
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

    def clean(self, value, model_instance):
        """Raises DatasetError, which names every cell that is malformed."""
        value = parse_rows(value) if self.schema is None else self.schema.clean(value)
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

    def get_translatable_segments(self, value):
        return translation.text_segments(self.schema, value or [])

    def restore_translated_segments(self, value, segments):
        return translation.with_segments(self.schema, value or [], segments)


register_comparison_class(DatasetField, comparison_class=DatasetComparison)
