from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Kind


class BinForm(forms.Form):
    """What of the bin is shown."""

    q = forms.CharField(label=_("Name"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Kind.choices])

    def chosen(self, entries):
        """Those of the queryset ``entries`` that were asked for."""
        if not self.is_valid():
            return entries
        if words := self.cleaned_data["q"]:
            entries = entries.filter(title__icontains=words)
        if kind := self.cleaned_data["kind"]:
            entries = entries.filter(kind=kind)
        return entries
