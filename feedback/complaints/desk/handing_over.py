"""Giving a case away: to the others because of a conflict of interest, or, when it is no report at all, to nobody."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from cms.privacy.models import ErasureReason
from feedback.complaints import erasing
from feedback.complaints.access import NoRecipients

from .case import CaseView
from .case_forms import ReasonForm
from .key_forms import SureForm


class HandOverView(CaseView):
    """The officer hands the case to those who remain, and loses sight of it."""

    template_name = "feedback/complaints/desk/hand_over.html"
    page_title = pgettext_lazy("a case", "Hand over")

    def get(self, request, number):
        return self._ask(ReasonForm())

    def post(self, request, number):
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._ask(form, 422)
        try:
            self.file.recuse(form.cleaned_data["reason"])
        except NoRecipients:
            return self._ask(form, 422)
        messages.success(request, _("The case is handed over. You cannot open it any more."))
        return self.go("cases")

    def _ask(self, form, status=200):
        try:
            successors = self.file.successors()
        except NoRecipients:
            successors = []
        return self.show(status, case=self.file.case, form=form, successors=successors)


class EraseView(CaseView):
    """Erases what machines or jokers sent. Only what came without a proof of work can be no report at all."""

    template_name = "feedback/complaints/desk/erase.html"
    page_title = gettext_lazy("Erase")
    header_icon = "bin"

    def refused(self):
        refused = super().refused()
        if not refused and not self.file.case.is_unproven:
            raise Http404
        return refused

    def get(self, request, number):
        return self.show(case=self.file.case, form=SureForm())

    def post(self, request, number):
        form = SureForm(request.POST)
        if not form.is_valid():
            return self.show(422, case=self.file.case, form=form)
        erasing.erase(self.file.case, ErasureReason.OFFICER, by=request.user, counted=False)
        messages.success(request, _("Erased. The log of erasures says that, when and by whom."))
        return self.go("cases")
