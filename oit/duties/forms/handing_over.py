from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.models.stations import people_of

from .choices import InstanceField, StationChoices


class HandOverForm(forms.Form):
    """From whom, to whom, by which order. ``duties``: everything that is open at the station ``site``."""

    def __init__(self, data, site, duties):
        super().__init__(data)
        choices = StationChoices(site)
        self.fields["leaving"] = InstanceField(
            choices.leaving(duties), choices.name_of, label=_("From whom"), empty_label=_("Choose a person")
        )
        self.fields["taking"] = InstanceField(
            people_of([site]), choices.name_of, label=_("To whom"), empty_label=_("Choose a person")
        )
        self.fields["order"] = InstanceField(
            choices.orders,
            choices.name_of_order,
            label=_("By order"),
            required=False,
            empty_label=_("Not in the orders register yet"),
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("leaving") and cleaned["leaving"] == cleaned.get("taking"):
            self.add_error("taking", ValidationError(_("This is the same person. Choose who takes over.")))
        return cleaned
