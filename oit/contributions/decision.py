"""Approving or returning, by the head of the line of work: with a link, or in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from . import steps


class DecisionForm(forms.Form):
    """``version``: which one was looked at. Returning takes words."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        required=False,
        max_length=1000,
        label=_("What has to be changed"),
        help_text=_("Only needed to return it. The officer reads these words."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decision = forms.ChoiceField(choices=[("approve", ""), ("return", "")], required=True)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == "return" and not (cleaned.get("words") or "").strip():
            self.add_error("words", _("Write what has to be changed, then return it."))
        return cleaned

    def carry_out(self, contribution, by, user=None):
        """Does what was decided. Raises WrongStep."""
        version = self.cleaned_data["version"]
        if self.cleaned_data["decision"] == "approve":
            steps.approve(contribution, version, by, user)
        else:
            steps.give_back(contribution, version, self.cleaned_data["words"].strip(), user)
