"""Who keeps which item: a whole year on one screen."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oit.duties.forms.assignments import YearForm
from oit.duties.models import Assignment

from .base import DutiesView


class AssignmentsView(DutiesView):
    """Officers read it; supervisors and the head of station change it."""

    template_name = "oit/duties/assignments.html"
    screen = "assignments"
    needs_year = True

    @cached_property
    def year_form(self):
        data = self.request.POST if self.request.method == "POST" else None
        return YearForm(self.choice.site, self.year, self.edition, data)

    def post(self, request):
        if not self.edition or not self.may_change(Assignment):
            raise PermissionDenied
        if "fill" in request.POST:
            self.year_form.fill(only_empty=request.POST["fill"] != "all")
            messages.info(
                request, _("The values were put into the rows. Nothing is saved yet: check it, and save.")
            )
        elif "copy" in request.POST:
            self._tell_of_copy(self.year_form.fill_from_last_year())
        elif self.year_form.is_valid():
            with transaction.atomic():
                self.year_form.save(request.user)
            messages.success(request, _("The assignments were saved."))
            return redirect(self.address_of("assignments"))
        else:
            messages.error(request, _("Nothing was saved yet: some rows have errors. They are marked below."))
        return self.render_to_response(self.get_context_data())

    def _tell_of_copy(self, number):
        if not number:
            messages.warning(self.request, _("There are no assignments of last year that could be copied."))
            return
        text = ngettext(
            "%(number)s assignment of last year was put into empty cells. Nothing is saved yet: check it, and save.",
            "%(number)s assignments of last year were put into empty cells. Nothing is saved yet: check them, and "
            "save.",
            number,
        )
        messages.info(self.request, text % {"number": number})

    def get_context_data(self, **kwargs):
        may_change = bool(self.edition) and self.may_change(Assignment)
        form = self.year_form if self.edition else None
        return super().get_context_data(year_form=form, may_change=may_change, **kwargs)
