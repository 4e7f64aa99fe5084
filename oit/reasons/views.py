"""The reason for publishing a page outside the checklist: asked for on a screen of its own, after it was saved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit.models import ItemPage

from .gate import Explanation, unexplained


def ask_first(request, page):
    """Leads to the question for the reason where ``page`` has something unexplained; None where it may be published.

    The forms of items ask for it themselves.
    """
    if isinstance(page, ItemPage) or not unexplained(page):
        return None
    return redirect("readiness:reason", page.pk)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for publishing this"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: the persons concerned agreed to it in writing. Name no persons."),
    )


class ReasonView(WagtailAdminTemplateMixin, FormView):
    """What was found in the newest version of a page, and the field for the reason. With one it is published."""

    template_name = "oit/reasons/ask.html"
    form_class = ReasonForm
    page_title = _("Reason for publishing")
    header_icon = "warning"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.revision = self.page.get_latest_revision() or self.page.save_revision(user=request.user)
        return super().dispatch(request)

    @cached_property
    def concerns(self):
        return unexplained(self.revision.as_object())

    def form_valid(self, form):
        explanation = Explanation(tuple(self.concerns), form.cleaned_data["reason"])
        if explanation.concerns:
            explanation.keep(self.revision.as_object(), self.revision, self.request.user)
        self.revision.publish(user=self.request.user)
        messages.success(
            self.request, _("“%(title)s” was published.") % {"title": self.page.get_admin_display_title()}
        )
        return redirect(self.edit_address)

    @property
    def edit_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page, concerns=self.concerns, edit_address=self.edit_address, **kwargs
        )
