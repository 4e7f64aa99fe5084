"""Finding what a person has sent, correcting it, and erasing it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import ErasureReason


class FindForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address that the person gave"),
        error_messages={"invalid": _("Write the whole e-mail address, for example name@example.com.")},
    )


class EraseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[(reason, reason.label) for reason in (ErasureReason.REQUEST, ErasureReason.OFFICER)],
        initial=ErasureReason.REQUEST,
        widget=forms.RadioSelect,
    )


def correction_form(model):
    """The form in which what a person has written in an entry of ``model`` is corrected."""
    return forms.modelform_factory(model, fields=model.personal_fields)
