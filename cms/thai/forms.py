"""Form fields for years, dates and moments typed in either era."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils.translation import gettext_lazy as _

from .dates import format_date, format_moment, parse_date, parse_moment
from .moments import local_date
from .years import YearReading, parse_year


class YearField(forms.IntegerField):
    """A year typed in either era (see `parse_year`), cleaned to its number in พ.ศ.

    `min_value` and `max_value` are in พ.ศ. too.
    """

    # Not a number input: browsers refuse Thai digits and "พ.ศ." in those and drop what was typed.
    widget = forms.TextInput

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": "numeric"}

    def to_python(self, value) -> int | None:
        if _is_empty(self, value):
            return None
        try:
            return parse_year(str(value)).year_be
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


def year_reading(bound_field: forms.BoundField) -> YearReading | None:
    """What the year in a form's field was taken to mean; its `understood` says it back to the person.

    None when the field is empty or its year was not understood: the field's own error says why.
    """
    try:
        return parse_year(str(bound_field.value() or ""))
    except ValueError:
        return None


class ThaiDateInput(forms.DateInput):
    """A text box that shows its date in words, so that its era cannot be mistaken; empty, how one may be typed."""

    def format_value(self, value):
        return format_date(value) if isinstance(value, datetime.date) else value


class ThaiDateField(forms.DateField):
    """A date typed in either era (see `parse_date`), or sent as ISO by a date picker."""

    widget = ThaiDateInput

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "placeholder": _("such as 4/4/2024")}

    def to_python(self, value) -> datetime.date | None:
        if _is_empty(self, value):
            return None
        if isinstance(value, datetime.date):
            return local_date(value)
        try:
            return parse_date(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class ThaiDateTimeInput(forms.DateTimeInput):
    """A text box that shows its date in words, so that its era cannot be mistaken, and the time."""

    def format_value(self, value):
        return format_moment(value) if isinstance(value, datetime.datetime) else value


class ThaiDateTimeField(forms.DateTimeField):
    """A date in either era with a time (see `parse_moment`), both of the current time zone."""

    widget = ThaiDateTimeInput

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "placeholder": _("such as 4/4/2024 09:30")}

    def to_python(self, value) -> datetime.datetime | None:
        if _is_empty(self, value):
            return None
        if isinstance(value, datetime.date):
            return super().to_python(value)
        try:
            return from_current_timezone(parse_moment(str(value)))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


def _is_empty(field: forms.Field, value) -> bool:
    return value in field.empty_values or not str(value).strip()
