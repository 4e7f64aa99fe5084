"""What is filled in to make a sign, and afterwards about where it hangs."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.admin.owned import refuse_of_others
from cms.admin.viewsets import StationOwnedForm
from home.models import EServicePage
from oit.signs.models import Sign


class MakeForm(forms.ModelForm):
    """A new sign of one ``kind`` (a SignKind) at the station ``site``."""

    class Meta:
        model = Sign
        fields = ["size", "point", "point_en", "direction", "guide"]

    def __init__(self, kind, site, data=None):
        super().__init__(data, instance=Sign(kind=kind.key, site=site))
        for option in ("direction", "guide"):
            if option not in kind.options:
                del self.fields[option]
        if "guide" in self.fields:
            guides = EServicePage.objects.live().public().descendant_of(site.root_page)
            self.fields["guide"] = forms.ModelChoiceField(
                guides, label=_("Guide"), help_text=_("The e-services that are published, with their steps.")
            )

    def clean_guide(self):
        page = self.cleaned_data["guide"]
        if page and not page.steps:
            raise forms.ValidationError(
                gettext("This e-service has no steps yet. Write them on its page first.")
            )
        return page and page.page_ptr


class SignForm(StationOwnedForm):
    """Where the sign hangs, and how it was found."""

    def clean(self):
        cleaned = super().clean()
        placed, removed = cleaned.get("placed_on"), cleaned.get("removed_on")
        if placed and placed > timezone.localdate():
            self.add_error("placed_on", _("This day is still to come. Enter the sign when it hangs."))
        if removed and not placed:
            self.add_error("placed_on", _("Say on which day it was placed."))
        elif removed and removed < placed:
            self.add_error("removed_on", _("It was taken down before it was placed. Check both days."))
        checks = self.formsets.get("checks")
        for form in checks.forms if checks else ():
            self._check(form, placed)
        return cleaned

    def _check(self, form, placed):
        if not form.is_valid() or form.cleaned_data.get("DELETE"):
            return
        day = form.cleaned_data.get("date")
        if day and day > timezone.localdate():
            form.add_error("date", _("This day is still to come."))
        elif day and (placed is None or day < placed):
            form.add_error(
                "date", _("The sign did not hang yet on this day. Check the day on which it was placed.")
            )
        refuse_of_others(form, self.for_user)
