"""What is assigned to whoever reads it: where the mails lead."""

from django.utils import timezone

from oit.duties.due import Due
from oit.duties.reminding import duties_of

from .base import DutiesView


class MyDutiesView(DutiesView):
    template_name = "oit/duties/mine.html"
    screen = "mine"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        duties = duties_of(self.request.user, self.choice.site, today)
        rows = [{"duty": duty, "state": Due(duty.due, "").state(today)} for duty in duties]
        return super().get_context_data(rows=rows, **kwargs)
