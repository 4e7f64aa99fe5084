"""What visitors can say of a page: that it was useful or not, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.bilingual import active_language
from cms.public_forms.forms import PublicForm

from .models import PageRemark, Useful

LONGEST_ADDRESS = 300


class VoteForm(forms.Form):
    """Yes or no, as every page of the site asks. Without a token, so that the pages are the same for everybody."""

    page = forms.CharField(max_length=LONGEST_ADDRESS)
    useful = forms.TypedChoiceField(choices=Useful.choices, coerce=Useful)


class RemarkForm(PublicForm):
    """Words about a page, after the vote or without one."""

    words = forms.CharField(
        label=_("What is missing, wrong or out of date?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It goes to the officer who keeps the page. Do not write names or numbers of persons."),
        error_messages={"required": _("Write what is missing, wrong or out of date.")},
    )
    page = forms.CharField(max_length=LONGEST_ADDRESS, widget=forms.HiddenInput)
    useful = forms.ChoiceField(required=False, choices=[("", ""), *Useful.choices], widget=forms.HiddenInput)

    technical = (*PublicForm.technical, "page", "useful")

    def save(self, rated):
        """Keeps the words about ``rated``, a RatedPage. Returns the PageRemark."""
        return PageRemark.objects.create(
            site=rated.site,
            page=rated.page,
            address=rated.path,
            line_of_work=rated.line_of_work,
            useful=self.cleaned_data["useful"],
            words=self.cleaned_data["words"],
            language=active_language(),
            unproven=self.why_unproven,
        )
