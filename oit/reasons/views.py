"""The reason for publishing a page outside the checklist: asked for on a screen of its own, after it was saved."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
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
    """``revision``: the number of the version that was shown."""

    revision = forms.CharField(widget=forms.HiddenInput)
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
        permissions = self.page.permissions_for_user(request.user)
        if not permissions.can_publish():
            raise PermissionDenied
        if permissions.page_locked():
            return self.leave_locked()
        self.revision = self.page.get_latest_revision() or self.page.save_revision(user=request.user)
        return super().dispatch(request)

    @cached_property
    def concerns(self):
        return unexplained(self.revision.as_object())

    def get_initial(self):
        return {"revision": self.revision.pk}

    def form_valid(self, form):
        # Read before the page is locked: its files may be large.
        explanation = Explanation(tuple(self.concerns), form.cleaned_data["reason"])
        with transaction.atomic():
            # Whoever saves or locks the page at the same moment waits until this is done.
            page = Page.objects.select_for_update().get(pk=self.page.pk).specific
            if page.permissions_for_user(self.request.user).page_locked():
                return self.leave_locked()
            newest = page.latest_revision_id
            if str(newest) != form.cleaned_data["revision"]:
                return self.show_anew(page, form)
            if explanation.concerns:
                explanation.keep(self.revision.as_object(), self.revision, self.request.user)
            self.revision.publish(user=self.request.user)
        messages.success(
            self.request, _("“%(title)s” was published.") % {"title": self.page.get_admin_display_title()}
        )
        return redirect(self.edit_address)

    def leave_locked(self):
        messages.error(
            self.request,
            _("“%(title)s” is locked and was not published. Have it unlocked, then publish it.")
            % {"title": self.page.get_admin_display_title()},
        )
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def show_anew(self, page, form):
        """The newest version, with the reason that was typed."""
        messages.warning(
            self.request,
            _(
                "The page was changed meanwhile and was not published. Look at what was found in it now, then give the "
                "reason."
            ),
        )
        self.page, self.revision = page, page.get_latest_revision()
        vars(self).pop("concerns", None)
        anew = ReasonForm(initial={"revision": self.revision.pk, "reason": form.cleaned_data["reason"]})
        return self.render_to_response(self.get_context_data(form=anew), status=409)

    @property
    def edit_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page, concerns=self.concerns, edit_address=self.edit_address, **kwargs
        )
