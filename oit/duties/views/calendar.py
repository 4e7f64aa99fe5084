"""The dates of the assessment: what is to come, and what the station states of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from oit.duties.calendar import calendar_of
from oit.duties.forms.calendar import CalendarForm
from oit.duties.models import CalendarEntry

from .base import DutiesView


class CalendarView(DutiesView):
    """Officers read it; supervisors and the head of station change it."""

    template_name = "oit/duties/calendar.html"
    screen = "calendar"
    needs_year = True

    @cached_property
    def calendar_form(self):
        data = self.request.POST if self.request.method == "POST" else None
        return CalendarForm(self.choice.site, self.year, self.edition, data)

    def post(self, request):
        if not self.edition or not self.may_change(CalendarEntry):
            raise PermissionDenied
        form = self.calendar_form
        if event := request.POST.get("confirm"):
            form.confirm(event)
        if form.is_valid():
            with transaction.atomic():
                form.save(request.user)
            messages.success(request, _("The calendar was saved."))
            return redirect(self.address_of("calendar"))
        messages.error(request, _("Nothing was saved yet: some days have errors. They are marked below."))
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        if not self.edition:
            return super().get_context_data(**kwargs)
        calendar = calendar_of(self.choice.site, self.year)
        return super().get_context_data(
            calendar_form=self.calendar_form,
            countdown=calendar.countdown(timezone.localdate()),
            may_change=self.may_change(CalendarEntry),
            **kwargs,
        )
