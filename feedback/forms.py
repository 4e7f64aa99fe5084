from django import forms
from django.utils.translation import gettext_lazy as _

from cms.public_forms.forms import PublicForm
from feedback.topics import Service, Topic

RATINGS = [
    ("5", _("Very good")),
    ("4", _("Good")),
    ("3", _("Fair")),
    ("2", _("Should improve")),
    ("1", _("Bad")),
]
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


class FeedbackForm(PublicForm):
    """What a visitor thought of the service."""

    rating = forms.ChoiceField(
        label=_("How satisfied were you this time?"),
        choices=RATINGS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how satisfied you were.")},
    )
    service = forms.ChoiceField(label=_("Which service"), choices=Service.choices)
    comment = forms.CharField(
        label=_("What was good, or should be better"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Names of officers and personal details are not needed."),
    )
    email = forms.EmailField(
        label=_("E-mail, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": EMAIL_ERROR},
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    useful = forms.ChoiceField(
        required=False, choices=[("", ""), ("yes", "yes"), ("no", "no")], widget=forms.HiddenInput
    )

    technical = (*PublicForm.technical, "page", "useful")
