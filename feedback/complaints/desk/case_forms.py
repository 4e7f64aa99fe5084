"""Forms about one case. Each is one deed; see ``deeds``."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.thai.dates import format_date
from cms.thai.working_days import add_working_days
from feedback.complaints.models import State
from feedback.complaints.public.forms import file_field

from .overviews import Progress

LONG, SHORT = 10_000, 300  # characters
DAYS = (3, 7, 15, 30, 60)  # working days to choose from


def words(label, rows, *, missing=None, max_length=LONG, **options):
    """A field for a text of some lines. ``missing``: what is said where there is none; without it, none is needed."""
    return forms.CharField(
        label=label,
        required=missing is not None,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
        **options,
    )


class DeedForm(forms.Form):
    """``readers``: the KeyHolders who may read it. ``days_off``: the station's own, beside public holidays."""

    use_required_attribute = False

    def __init__(self, *args, readers=(), days_off=(), **kwargs):
        self.readers, self.days_off = readers, days_off
        super().__init__(*args, **kwargs)


def officers_file_field():
    return file_field(
        _("Attach files"),
        _(
            "Pictures, video, sound or PDF, 50 MB in all. Where, when and by whom they were made is taken out, as from "
            "the reporter's files."
        ),
    )


class ReplyForm(DeedForm):
    """A message, files, or both."""

    text = words(
        _("Your message to the reporter"),
        5,
        help_text=_("It is signed “officer”, without your name."),
    )
    upload = officers_file_field()


# What the reporter reads where the officer adds nothing.
USUAL_WORDS = {
    State.RECEIVED: _("We have received your report and will look at it."),
    State.CHECKING: _("We are looking into what you reported."),
    State.FINISHED: _("Our work on your report is finished."),
}
NEEDS_WORDS = {
    State.FORWARDED: _("Write to whom it was forwarded."),
    State.NOT_ACCEPTED: _("Write why it is not accepted, so that the reporter can go elsewhere."),
}


class StateForm(DeedForm):
    """The public status, with what the reporter is told about it."""

    state = forms.ChoiceField(
        label=_("Status that the reporter sees"),
        choices=[(one.value, one.label) for one in State if one != State.WITHDRAWN],
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(
        label=_("Forwarded to"),
        required=False,
        max_length=SHORT,
        help_text=_("For example: the National Anti-Corruption Commission."),
    )
    text = words(
        _("What the reporter is told"),
        3,
        help_text=_("The outcome when it is finished, the reason when it is not accepted."),
    )

    def clean(self):
        cleaned = super().clean()
        state, text, unit = (cleaned.get(name, "") for name in ("state", "text", "unit"))
        if state == State.FORWARDED:
            if not unit:
                self.add_error("unit", NEEDS_WORDS[state])
            elif not text:
                cleaned["text"] = _("Your report was forwarded to: %(unit)s") % {"unit": unit}
        elif state == State.NOT_ACCEPTED and not text:
            self.add_error("text", NEEDS_WORDS[state])
        elif not text:
            cleaned["text"] = str(USUAL_WORDS.get(state, ""))
        return cleaned


class NoteForm(DeedForm):
    text = words(
        pgettext_lazy("in a case", "Note"),
        3,
        help_text=_("Only designated officers read it."),
        missing=_("Write the note."),
    )


class PlanForm(DeedForm):
    """Who does what until when: for officers alone."""

    progress = forms.ChoiceField(label=_("How far the work is"), choices=Progress.choices)
    to = forms.ChoiceField(label=_("Who works on it"), required=False)
    days = forms.ChoiceField(
        label=_("To be done within"), required=False, help_text=_("Counted in working days from today.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [
            ("", _("Nobody yet")),
            *((str(one.user_id), str(one)) for one in self.readers),
        ]
        today = timezone.localdate()
        self.fields["days"].choices = [
            ("", _("Leave the day as it is")),
            *((str(each), self._day(each, add_working_days(today, each, self.days_off))) for each in DAYS),
        ]

    @staticmethod
    def _day(number, day):
        return _("%(number)s working days: %(day)s") % {"number": number, "day": format_date(day)}

    def clean_days(self):
        """The date that was chosen, or None to leave it."""
        chosen = self.cleaned_data["days"]
        return add_working_days(timezone.localdate(), int(chosen), self.days_off) if chosen else None


class ReasonForm(DeedForm):
    """Something that is done for a reason only, which the other officers read."""

    reason = words(
        _("Reason"),
        2,
        help_text=_("The other designated officers read it."),
        missing=_("Write the reason."),
        max_length=SHORT,
    )

    def clean_reason(self):
        return self.cleaned_data["reason"].strip()
