from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from oit.duties.forms.handing_over import HandOverForm
from oit.duties.handing_over import earlier, hand_over, what_passes
from oit.duties.models import Assignment
from oit.duties.reminding import open_duties

from .base import DutiesView

FIELDS = ("leaving", "taking", "order")


class HandOverView(DutiesView):
    """Asked for with a choice of people it shows what passes; posted with the same choice it is done."""

    template_name = "oit/duties/hand_over.html"
    screen = "hand_over"

    @cached_property
    def duties(self):
        return open_duties(self.choice.site, timezone.localdate())

    @cached_property
    def hand_over_form(self):
        posted = self.request.POST if self.request.method == "POST" else self.request.GET
        data = posted if any(name in posted for name in FIELDS) else None
        return HandOverForm(data, self.choice.site, self.duties)

    def post(self, request):
        if not self.may_change(Assignment):
            raise PermissionDenied
        form = self.hand_over_form
        if not form.is_valid():
            return self.render_to_response(self.get_context_data())
        leaving, taking, order = (form.cleaned_data[name] for name in FIELDS)
        number = hand_over(self.choice.site, leaving, taking, order, request.user)
        text = ngettext(
            "%(number)s thing passed from %(leaving)s to %(taking)s.",
            "%(number)s things passed from %(leaving)s to %(taking)s.",
            number,
        )
        messages.success(request, text % {"number": number, "leaving": leaving, "taking": taking})
        return redirect(self.address_of("hand_over"))

    def get_context_data(self, **kwargs):
        form, passing = self.hand_over_form, None
        may_change = self.may_change(Assignment)
        if may_change and form.is_bound and form.is_valid():
            prepared, supervised, duties = what_passes(
                self.choice.site, form.cleaned_data["leaving"], self.duties
            )
            passing = {"prepared": prepared, "supervised": supervised, "duties": duties, **form.cleaned_data}
        return super().get_context_data(
            hand_over_form=form,
            may_change=may_change,
            passing=passing,
            back=self.address_of("hand_over"),
            earlier=earlier(self.choice.site)[:20],
            **kwargs,
        )
