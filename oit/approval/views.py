"""What waits for one's approval, and one screen to approve or return a page. Made for a phone."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState

from .changes import changes_of
from .models import ApprovalTask
from .waiting import waiting_for


class ApprovalView(WagtailAdminTemplateMixin, View):
    page_title = gettext_lazy("Waiting for your approval")
    header_icon = "check"

    def get_breadcrumbs_items(self):
        own = {"url": reverse("approval:waiting"), "label": ApprovalView.page_title}
        return [*self.breadcrumbs_items, own, *self.further_breadcrumbs()]

    def further_breadcrumbs(self):
        return []


class WaitingView(ApprovalView):
    template_name = "approval/waiting.html"

    def get(self, request):
        return self.render_to_response(self.get_context_data(waiting=waiting_for(request.user)))


class ReviewView(ApprovalView):
    """What a page that waits would change, with the buttons to approve it or to return it with a comment."""

    template_name = "approval/review.html"
    page_title = gettext_lazy("Approval")

    def setup(self, request, page_id):
        super().setup(request, page_id)
        self.page = get_object_or_404(Page, pk=page_id).specific

    def dispatch(self, request, *args, **kwargs):
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def state(self):
        """The TaskState that waits for an approval, or None."""
        state = self.page.current_workflow_task_state
        return state if state is not None and isinstance(state.task.specific, ApprovalTask) else None

    @cached_property
    def task(self):
        return self.state.task.specific if self.state else None

    @property
    def version(self):
        """Names what is shown, so that nobody approves what was changed in the meantime."""
        revision = self.page.latest_revision
        return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""

    @cached_property
    def may_answer(self):
        return self.task is not None and self.task.may_answer(self.page, self.request.user)

    def further_breadcrumbs(self):
        return [{"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        return self.show(self.form_for("approve")())

    def form_for(self, action):
        return (self.task or ApprovalTask()).get_form_for_action(action)

    def show(self, form):
        return self.render_to_response(
            self.get_context_data(
                page=self.page,
                state=self.state,
                task=self.task,
                may_answer=self.may_answer,
                own=bool(self.state) and self.state.workflow_state.requested_by_id == self.request.user.pk,
                sections=changes_of(self.page) if self.state else [],
                version=self.version,
                form=form,
                last=None if self.state else self.last_answer(),
            )
        )

    def last_answer(self):
        """The TaskState in which somebody answered last, or None."""
        states = TaskState.objects.for_instance(self.page).filter(finished_by__isnull=False)
        return states.select_related("finished_by").order_by("-finished_at").first()

    def post(self, request, *args, **kwargs):
        action = "reject" if "reject" in request.POST else "approve"
        form = self.form_for(action)(request.POST)
        if not self.may_answer:
            messages.error(request, _("Nothing was changed: this page is not waiting for your approval."))
            return self.show(form)
        if request.POST.get("version") != self.version:
            messages.warning(
                request,
                _(
                    "The page was changed while you were reading. Look at what it changes now, and answer then."
                ),
            )
            return self.show(form)
        if not form.is_valid():
            return self.show(form)
        self.task.on_action(self.state, request.user, action, **form.cleaned_data)
        messages.success(request, self.said(action))
        return redirect("approval:waiting")

    def said(self, action):
        """What happened, in a sentence."""
        page = Page.objects.get(pk=self.page.pk)
        title = {"page": self.page.get_admin_display_title()}
        if action == "reject":
            return _("“%(page)s” was returned with your comment.") % title
        if page.current_workflow_task is None:
            return _("“%(page)s” was approved and is published.") % title
        approver = {"approver": page.current_workflow_task.approver}
        return _("“%(page)s” was approved. It now waits for: %(approver)s.") % (title | approver)
