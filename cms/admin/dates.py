"""Dates in the forms and filters of the admin: typed in either era, shown in words."""

from django.db import models
from django_filters import DateFromToRangeFilter
from django_filters.fields import DateRangeField
from django_filters.widgets import SuffixedMultiWidget
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.models import register_form_field_override

from cms.thai.forms import ThaiDateField, ThaiDateInput, ThaiDateTimeField, ThaiDateTimeInput


class AdminDateTimeField(ThaiDateTimeField):
    """A ThaiDateTimeField where a panel asks for Wagtail's picker: its attributes stay, the picker does not."""

    def __init__(self, *, widget=None, **kwargs):
        super().__init__(widget=ThaiDateTimeInput(getattr(widget, "attrs", None)), **kwargs)


class AdminDateRangeInput(DateRangePickerWidget):
    """Two boxes with the words of Wagtail's, without its picker."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        boxes = [ThaiDateInput(each.attrs) for each in self.widgets]
        SuffixedMultiWidget.__init__(self, boxes, attrs)


class AdminDateRangeField(DateRangeField):
    """From one day to another, each typed in either era. What was understood stands above the list."""

    def __init__(self, *args, widget=None, **kwargs):
        super().__init__(*args, widget=AdminDateRangeInput, **kwargs)
        self.fields = [ThaiDateField(required=False) for _each in self.fields]


def register():
    """Lets every form of the admin ask for the dates and moments of models with fields that read both eras, and every
    filter for periods.

    Wagtail's own picker knows one form of a date only, and puts today's in the place of everything else that is typed:
    what reads 15 มกราคม 2567 would be stored as another day, and nobody told.
    """
    register_form_field_override(models.DateField, override={"form_class": ThaiDateField})
    register_form_field_override(models.DateTimeField, override={"form_class": AdminDateTimeField})
    DateFromToRangeFilter.field_class = AdminDateRangeField
