"""The form in which a supervisor overrules what was computed of an element, or takes that back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit.models import ItemPage
from oit.overruling import may_overrule, overrule, states_for, withdraw
from oit.readiness import State, computed

from .states import shown


def overruling_address(page, element, draft=False):
    """The address of the form about an element of the stored ``page``: its published version, or its draft."""
    address = reverse("readiness:overrule", args=[page.pk, element.key])
    return f"{address}?version=draft" if draft else address


class OverrulingForm(forms.Form):
    state = forms.ChoiceField(label=_("What it is instead"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Why the system is wrong here, and where the evidence is. Shown to the public and to assessors with "
            "your position and the date: name no persons."
        ),
    )

    def __init__(self, *args, finding, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(state.value, state.label) for state in states_for(finding)]


class OverruleView(WagtailAdminTemplateMixin, FormView):
    """One element of one page. Only supervisors and the head of the page's own station may open it."""

    template_name = "oit/board/overrule.html"
    form_class = OverrulingForm
    page_title = _("Overrule")
    header_icon = "edit"

    def dispatch(self, request, page_id, key):
        page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(page, ItemPage):
            raise Http404(_("This is no page of the checklist."))
        page = page.thai
        if not may_overrule(request.user, page.station):
            raise PermissionDenied
        self.is_draft = request.GET.get("version") == "draft" or not page.live
        self.page = page.get_latest_revision_as_object() if self.is_draft else page
        self.rule = self.page.item.element(key) if self.page.item else None
        if self.rule is None:
            raise Http404(_("The checklist of this year has no such element."))
        return super().dispatch(request)

    @cached_property
    def finding(self):
        """What is computed of the element, whatever was said in its place."""
        return computed(self.page, self.rule)

    @property
    def given(self):
        """The Overruling that stands for this version of the page, or None."""
        return self.page.overrulings.get(self.rule.key)

    def post(self, request, *args, **kwargs):
        if "withdraw" not in request.POST:
            return super().post(request, *args, **kwargs)
        if self.given:
            withdraw(self.given, self.page, self.rule, request.user)
            messages.success(request, _("Taken back. What the system finds holds again."))
        return redirect(self.get_success_url())

    def form_valid(self, form):
        overrule(self.page, self.rule, user=self.request.user, **form.cleaned_data)
        messages.success(
            self.request,
            _("Kept, and written down in the history of the page. It holds until the page changes."),
        )
        return super().form_valid(form)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "finding": self.finding}

    def get_success_url(self):
        """Where the reader came from, else the edit form of the page."""
        back = self.request.POST.get("next") or self.request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(back, self.request.get_host()):
            return back
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        board = {"url": reverse("readiness:board"), "label": _("Readiness")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        given = self.given
        return super().get_context_data(
            page=self.page,
            element=self.rule,
            finding=self.finding,
            state=shown(self.finding.state),
            given=given,
            given_state=shown(State(given.state)) if given else None,
            is_draft=self.is_draft,
            back=self.get_success_url(),
            **kwargs,
        )
