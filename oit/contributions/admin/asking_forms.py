"""What a web officer fills in to ask lines of work for their parts of an item."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from cms.models import User
from cms.models.stations import SUPERVISING, people_of
from cms.thai.forms import ThaiDateField
from oit.contributions.models import Contribution


def approvers_of(site):
    """The people of the station who may approve for a line of work."""
    return people_of([site], SUPERVISING).order_by("position", "username")


class ApproverField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return f"{user.position} ({user})" if user.position else str(user)


class AskForm(forms.Form):
    """What is asked for, the same for every line of work."""

    months = forms.MultipleChoiceField(label=_("Months"), widget=forms.CheckboxSelectMultiple)
    division = forms.ChoiceField(label=_("Part"))
    wanted = forms.CharField(
        label=_("What is wanted"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Say it so that someone who does not know the checklist understands it. It stands above the form."
        ),
    )
    due = ThaiDateField(label=_("Due day"), help_text=_("For example 4 เม.ย. 2567 or 4/4/2567."))

    def __init__(self, page, declared, data=None):
        super().__init__(data)
        if declared.by_month:
            self.fields["months"].choices = [(month.to_iso(), month.label()) for month in page.year.months]
        else:
            del self.fields["months"]
        if divisions := declared.divisions(page):
            self.fields["division"].choices = [("", "–"), *divisions]
        else:
            del self.fields["division"]

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due < timezone.localdate():
            raise forms.ValidationError(gettext("This day has passed. Choose today or a later day."))
        return due

    @property
    def months_chosen(self):
        return self.cleaned_data.get("months") or [""]


class LineForm(forms.Form):
    """Who does it in one line of work, and who approves."""

    asked = forms.BooleanField(required=False)
    officer = forms.CharField(
        required=False, max_length=150, label=Contribution._meta.get_field("officer").verbose_name
    )
    officer_email = forms.EmailField(
        required=False,
        label=Contribution._meta.get_field("officer_email").verbose_name,
        help_text=Contribution._meta.get_field("officer_email").help_text,
    )
    head = ApproverField(
        queryset=User.objects.none(),
        required=False,
        label=Contribution._meta.get_field("head").verbose_name,
        empty_label=_("Someone without an account"),
    )
    head_email = forms.EmailField(
        required=False,
        label=Contribution._meta.get_field("head_email").verbose_name,
        help_text=Contribution._meta.get_field("head_email").help_text,
    )
    details = ("officer", "officer_email", "head", "head_email")

    def __init__(self, line, site, data=None, last=None):
        known = {name: getattr(last, name) for name in self.details} if last else {}
        super().__init__(data, prefix=line.value, initial=known)
        self.line = line
        self.fields["asked"].label = line.label
        self.fields["head"].queryset = approvers_of(site)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("asked"):
            # What stands beside a line of work that is not asked is nobody's concern.
            self._errors.clear()
        elif not cleaned.get("head") and not cleaned.get("head_email") and "head_email" not in self.errors:
            self.add_error("head", gettext("Choose who approves, or give an e-mail address for it."))
        elif cleaned.get("head"):
            # Else links made for the head would pass to this address if the head's account is deleted.
            cleaned["head_email"] = ""
        return cleaned


class Asking:
    """Both forms together: one request for each line of work that is ticked, and each month."""

    def __init__(self, page, rule, declared, data=None):
        self.page, self.rule, self.declared = page, rule, declared
        self.site = page.get_site()
        self.form = AskForm(page, declared, data)
        last = {
            each.line_of_work: each
            for each in Contribution.objects.of_station(self.site)
            .filter(forgotten=False)
            .order_by("asked_at")
        }
        self.lines = [LineForm(line, self.site, data, last.get(line.value)) for line in LineOfWork]

    @cached_property
    def chosen(self):
        return [each for each in self.lines if each.cleaned_data.get("asked")]

    def is_valid(self):
        valid = all([self.form.is_valid(), *(each.is_valid() for each in self.lines)])
        if valid and not self.chosen:
            self.form.add_error(None, gettext("Tick at least one line of work."))
        elif valid:
            self._refuse_asked_already()
        return valid and self.form.is_valid() and all(each.is_valid() for each in self.lines)

    def _refuse_asked_already(self):
        for line in self.chosen:
            same = self._open_ones().filter(line_of_work=line.line)
            if there := list(same):
                line.add_error(
                    "asked",
                    gettext(
                        "Was asked for this already: %(what)s. Withdraw that request first, or wait for it."
                    )
                    % {"what": "; ".join(each.subject for each in there)},
                )

    def _open_ones(self):
        asked = Q(month__in=self.form.months_chosen, division=self.form.cleaned_data.get("division", ""))
        return Contribution.objects.open().filter(asked, page_id=self.page.pk, element=self.rule.key)

    def requests(self):
        """New Contributions, not stored yet."""
        form = self.form.cleaned_data
        return [
            Contribution(
                site=self.site,
                page_id=self.page.pk,
                element=self.rule.key,
                month=month,
                division=form.get("division", ""),
                line_of_work=each.line,
                wanted=form["wanted"],
                due=form["due"],
                **{name: each.cleaned_data[name] for name in LineForm.details},
            )
            for each in self.chosen
            for month in self.form.months_chosen
        ]
