"""Columns for the listings of the admin, most of them headed by the names of the model's fields."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, Column

from cms.thai.dates import format_date


class FieldColumn(Column):
    """The field ``name`` of ``model``, by which the listing can be sorted."""

    def __init__(self, model, name):
        label = capfirst(model._meta.get_field(name).verbose_name)
        super().__init__(name, label=label, sort_key=name)


class DateColumn(FieldColumn):
    """The day of a date or moment: in พ.ศ. in Thai."""

    def get_value(self, instance):
        return format_date(super().get_value(instance), "short")


class YesNoColumn(FieldColumn):
    """Whether something holds, in a word."""

    def get_value(self, instance):
        return _("Yes") if super().get_value(instance) else _("No")


class TemplateColumn(BaseColumn):
    """A column whose cells are written by a template, which is given the row as ``instance``."""

    def __init__(self, name, template, **kwargs):
        super().__init__(name, **kwargs)
        self.cell_template_name = template
