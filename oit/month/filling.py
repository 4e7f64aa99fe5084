"""The screen on which one month of one item is filled in, kept as a draft, and submitted for approval."""

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, WorkflowState

from .entry import Entry
from .forms import MonthForm


class FillMonthView(WagtailAdminTemplateMixin, TemplateView):
    """Sent with ``do``: "save" keeps a draft, "submit" also asks for approval. ``?start``: as the month before."""

    template_name = "oit/month/fill.html"
    header_icon = "date"
    page_title = gettext_lazy("This month")

    def dispatch(self, request, page_id, month):
        self.entry = Entry.find(request.user, page_id, month)
        return super().dispatch(request)

    def get(self, request):
        starts = "start" in request.GET and self.entry.previous
        initial = self.entry.start(self.entry.previous) if starts else {}
        if starts:
            messages.info(
                request,
                _(
                    "This is what %(month)s said, without its figures, days and files. Nothing is kept before you save."
                )
                % {"month": self.entry.previous.label()},
            )
        return self.show(MonthForm(self.entry, self.request.user, initial=initial))

    def post(self, request):
        submits = request.POST.get("do") == "submit"
        form = MonthForm(self.entry, request.user, request.POST, strict=submits)
        if self.refusal or not form.is_valid():
            return self.show(form, status=422)
        with transaction.atomic():
            # Whoever saves the page at the same moment waits until this is done.
            Page.objects.select_for_update().get(pk=self.entry.page.pk)
            self.entry = Entry.find(request.user, self.entry.page.pk, self.entry.month.to_iso())
            if form.cleaned_data["version"] != self.entry.version:
                return self.show_changed_meanwhile(form)
            if self.stored_refusal() or not form.put(self.entry.page):
                return self.show(form, status=422)
            # Drafts may lack what a page needs to be published.
            self.entry.page.save_revision(user=request.user, clean=False, log_action=True)
            asked = submits and self.submit()
        return self.leave(asked)

    def submit(self):
        """Whether the newest draft now waits for approval."""
        page = Page.objects.get(pk=self.entry.page.pk).specific
        if page.workflow_in_progress:
            return True
        if not page.permissions_for_user(self.request.user).can_submit_for_moderation():
            return False
        state = page.current_workflow_state
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(self.request.user)
        else:
            page.get_workflow().start(page, self.request.user)
        return True

    def leave(self, asked):
        said = {"month": self.entry.month.label(), "page": self.entry.page.get_admin_display_title()}
        if asked:
            messages.success(
                self.request, _("%(month)s of “%(page)s” is saved and waits for approval.") % said
            )
            return redirect(self.months_address)
        messages.success(
            self.request,
            _(
                "%(month)s of “%(page)s” is saved in the draft. The public sees no change before it is published."
            )
            % said,
        )
        return redirect(self.request.path)

    def show_changed_meanwhile(self, form):
        """What was typed stays, and is saved by pressing once more."""
        revision = self.entry.page.latest_revision
        who = str(revision.user) if revision and revision.user else _("Somebody")
        messages.warning(
            self.request,
            _(
                "%(who)s changed this month while you filled it in, so nothing was saved. What you typed is below. "
                "Look at what is there now, then save again to put yours in its place."
            )
            % {"who": who},
            buttons=[messages.button(self.request.path, _("What is there now"), new_window=True)],
        )
        form.data = form.data.copy()
        form.data["version"] = self.entry.version
        return self.show(form, status=409)

    @cached_property
    def refusal(self):
        """Why the month cannot be changed here, in a sentence; "" where it can."""
        return self.stored_refusal()

    def stored_refusal(self):
        page = self.entry.page
        if page.is_closed:
            return _(
                "The fiscal year is closed. Change it in the whole form of the page, where the reason is stated."
            )
        if page.permissions_for_user(self.request.user).page_locked():
            return _("This page is locked. Have it unlocked, then save. Nothing was changed.")
        return ""

    def show(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    @property
    def months_address(self):
        page = self.entry.page
        chosen = {"station": page.station.pk, "year": page.fiscal_year, "month": self.entry.month.to_iso()}
        return f"{reverse('month:months')}?{urlencode(chosen)}"

    def get_page_subtitle(self):
        return f"{self.entry.page.code} {self.entry.month.label()}"

    def get_breadcrumbs_items(self):
        months = {"url": self.months_address, "label": self.page_title}
        return [*self.breadcrumbs_items, months, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, form, **kwargs):
        page = self.entry.page
        permissions = page.permissions_for_user(self.request.user)
        return super().get_context_data(
            entry=self.entry,
            page=page,
            form=form,
            media=form.media,
            refusal=self.stored_refusal(),
            waits=page.workflow_in_progress,
            may_submit=permissions.can_submit_for_moderation(),
            months_address=self.months_address,
            edit_address=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            **kwargs,
        )
