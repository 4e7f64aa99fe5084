"""What the edit form of a page asks for once its year is closed."""

from .late_changes import REASON, reason_field, state_reason


class LateChangeForm:
    """For the form of a page with ClosedYearMixin, beside a StationPageForm: asks for the reason and keeps it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.is_closed:
            self.fields[REASON] = reason_field(self.instance)

    def save(self, commit=True):
        if REASON in self.fields:
            state_reason(self.instance, self.for_user, self.cleaned_data[REASON])
        return super().save(commit)
