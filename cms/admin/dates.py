"""Dates in the edit forms of the admin: typed in either era, shown in words."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from cms.thai.forms import ThaiDateField


def register():
    """Lets every form of the admin ask for the dates of models with a ThaiDateField.

    Wagtail's own picker knows one form of a date only, and puts today's in the place of everything else that is typed:
    what reads 15 มกราคม 2567 would be stored as another day, and nobody told.
    """
    register_form_field_override(models.DateField, override={"form_class": ThaiDateField})
