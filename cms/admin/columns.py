"""Columns for the listings of the admin."""

from django.utils.text import capfirst
from wagtail.admin.ui.tables import Column

from cms.thai.dates import format_date


class DateColumn(Column):
    """The day of the date or moment ``name`` of ``model``, by which the listing can be sorted: in พ.ศ. in Thai."""

    def __init__(self, model, name):
        label = capfirst(model._meta.get_field(name).verbose_name)
        super().__init__(name, label=label, sort_key=name)

    def get_value(self, instance):
        return format_date(super().get_value(instance), "short")
