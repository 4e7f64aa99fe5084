"""The form in which the public asks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.bilingual import active_language
from cms.public_forms.forms import PublicForm

from .categories import CASE, choices_for_asking
from .models import LANGUAGE_CHOICES

LONGEST = 2000


class AskForm(PublicForm):
    """A question to the station. A question about a case is refused before anything of it is stored."""

    category = forms.ChoiceField(
        label=_("What is it about?"),
        choices=choices_for_asking,
        error_messages={"required": _("Choose what your question is about.")},
    )
    question = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write identity card numbers or details of a case."),
        error_messages={"required": _("Write your question.")},
    )
    language = forms.ChoiceField(label=_("Language of the answer"), choices=LANGUAGE_CHOICES)
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Only the officers who answer see it."),
    )
    email = forms.EmailField(
        label=_("E-mail for the answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We use it for nothing but to send you the answer."),
        error_messages={"invalid": _("Write the whole e-mail address, for example name@example.com.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = active_language()

    def clean_category(self):
        category = self.cleaned_data["category"]
        if category == CASE:
            raise ValidationError(
                _(
                    "Questions about a case are not answered here. Follow your case, or call the station, as shown "
                    "in this form. If your question is about something else, choose that."
                )
            )
        return category
