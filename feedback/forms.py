from django import forms
from django.utils.translation import gettext_lazy as _

from cms.public_forms.forms import PublicForm
from feedback.topics import Topic

EMAIL_ERROR = _("Write the whole e-mail address, for example name@example.com.")


class AskForm(PublicForm):
    """A question to the station."""

    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    question = forms.CharField(
        label=_("Your question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write identity card numbers or details of a case."),
        error_messages={"required": _("Write your question.")},
    )
    email = forms.EmailField(
        label=_("E-mail for the answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": EMAIL_ERROR},
    )
