"""What the edit form of a page asks for once its year is closed."""

from django import forms

from .late_changes import REASON, reason_field, state_reason, stated_reason


class LateChangeForm(forms.Form):
    """For the form of a page with ClosedYearMixin, beside a StationPageForm: asks for the reason and keeps it."""

    # Asked for in a closed year only.
    late_reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.is_closed:
            self.initial[REASON] = stated_reason(self.instance)
        else:
            del self.fields[REASON]

    def save(self, commit=True):
        if REASON in self.fields:
            state_reason(self.instance, self.for_user, self.cleaned_data[REASON])
        return super().save(commit)
