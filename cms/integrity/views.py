"""Accepting a finding, with a reason."""

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .models import Finding
from .report import FindingReportView
from .who import findings_for


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is right"),
        help_text=gettext_lazy("Others read it later: who changed what, and how you know."),
        min_length=5,
        max_length=Finding._meta.get_field("reason").max_length,
    )


class AcceptView(WagtailAdminTemplateMixin, FormView):
    template_name = "integrity/accept.html"
    header_icon = "warning"
    form_class = ReasonForm

    def dispatch(self, request, finding_id):
        # Of another station's findings it is not even said that they are there.
        self.finding = get_object_or_404(findings_for(request.user), pk=finding_id)
        if not self.finding.is_open:
            messages.warning(request, _("Nothing is to be accepted here any more."))
            return redirect("integrity:report")
        return super().dispatch(request)

    def get_page_title(self):
        return self.finding.get_kind_display()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("integrity:report"), "label": FindingReportView.page_title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(finding=self.finding, **kwargs)

    def form_valid(self, form):
        self.finding.accept(self.request.user, form.cleaned_data["reason"])
        messages.success(self.request, _("Accepted. It is shown again only if it goes away and comes back."))
        return redirect("integrity:report")
