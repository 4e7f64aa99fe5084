"""The supervision log in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.admin.columns import DateColumn, YesNoColumn
from cms.admin.viewsets import StationOwnedForm, StationViewSet

from .evidence import places
from .models import Meeting


class MeetingForm(StationOwnedForm):
    """Checks what only the whole record shows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["evidence"] = forms.MultipleChoiceField(
            label=_("Use as evidence in"),
            choices=places(self.instance.date),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "Once it is published, the record appears in these parts of the items, in both languages."
            ),
        )

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._ask_for_descriptions(cleaned.get("photos") or ())
        if cleaned.get("evidence") and not self.is_deferred_validation and not cleaned.get("summary_th"):
            self.add_error(
                "summary_th", _("Say in a few sentences what it was about: the public reads this.")
            )
        return cleaned

    def _ask_for_descriptions(self, photos):
        for photo in photos:
            if not (photo.value.description and photo.value.description_en):
                message = _(
                    "Describe the picture “%(title)s” in Thai and in English, then publish the record."
                )
                self.add_error("photos", message % {"title": photo.value.title})


class MeetingViewSet(StationViewSet):
    model = Meeting
    base_form_class = MeetingForm
    icon = "clipboard-list"
    menu_label = _("Supervision log")
    menu_name = "supervision"
    menu_order = 305
    add_to_admin_menu = True
    list_display = ["__str__", DateColumn(Meeting, "date"), "place_th", YesNoColumn(Meeting, "live")]
    list_filter = ["kind", "live"]
    search_fields = ["place_th", "summary_th", "summary_en"]
