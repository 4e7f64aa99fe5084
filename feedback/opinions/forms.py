"""The form on which visitors say what they thought of the service."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.bilingual import active_language
from cms.lines_of_work import LineOfWork
from cms.models import Officer
from cms.public_forms.forms import PublicForm
from cms.thai.forms import ThaiDateField

from .models import Feedback
from .ratings import Rating
from .services import OfferedServices

LONGEST = 2000  # characters of a text
# Nobody remembers a visit of long ago well enough to judge it.
LONGEST_AGO = 366  # days


class OfficerField(forms.ModelChoiceField):
    """Names officers by position first: that is what stands on their desks."""

    def label_from_instance(self, officer):
        return f"{officer.position}: {officer.full_name}"


class FeedbackForm(PublicForm):
    """What a visitor thought of the service of the station ``site``."""

    rating = forms.TypedChoiceField(
        label=_("How satisfied were you this time?"),
        choices=Rating.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how satisfied you were.")},
    )
    service = forms.ChoiceField(
        label=_("Which service"), error_messages={"required": _("Choose the service that this is about.")}
    )
    line_of_work = forms.ChoiceField(
        label=_("Which line of work"),
        required=False,
        choices=[("", _("I do not know")), *LineOfWork.choices],
    )
    visited_on = ThaiDateField(
        label=_("Date of your visit"), required=False, help_text=_("If it was not today.")
    )
    good = forms.CharField(
        label=_("What was good"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    better = forms.CharField(
        label=_("What should be better"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Do not write identity card numbers, telephone numbers or details of a case."),
    )
    commended_officer = OfficerField(
        label=_("An officer you would like to commend"),
        required=False,
        queryset=Officer.objects.none(),
        empty_label=pgettext_lazy("officer", "Nobody in particular, or somebody who is not in this list"),
    )
    commended = forms.CharField(
        label=_("What the officer did well"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If the officer is not in the list, write the name or the position here."),
    )
    email = forms.EmailField(
        label=_("E-mail, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Used for nothing but to answer you."),
        error_messages={"invalid": _("Write the whole e-mail address, for example name@example.com.")},
    )

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        self.site, self.services = site, OfferedServices(site)
        self.fields["service"].choices = self.services.choices
        self.fields["commended_officer"].queryset = Officer.objects.of_station(site).in_office()

    def clean_visited_on(self):
        day, today = self.cleaned_data["visited_on"], timezone.localdate()
        if day and day > today:
            raise forms.ValidationError(_("This day has not come yet. Check the date."))
        if day and (today - day).days > LONGEST_AGO:
            raise forms.ValidationError(_("This is more than a year ago. Check the year."))
        return day

    def save(self):
        """Keeps what was sent. Returns the Feedback."""
        given = self.cleaned_data
        service, page = self.services.find(given["service"])
        return Feedback.objects.create(
            site=self.site,
            rating=given["rating"],
            service=service,
            service_page=page,
            line_of_work=given["line_of_work"],
            visited_on=given["visited_on"] or timezone.localdate(),
            good=given["good"],
            better=given["better"],
            commended_officer=given["commended_officer"],
            commended=given["commended"],
            email=given["email"],
            language=active_language(),
            unproven=self.why_unproven,
        )
