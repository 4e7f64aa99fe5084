"""One contribution on a page: what was asked, what came, how it stands, and what can be done now."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry
from wagtail.snippets.views.snippets import InspectView

from cms.models.stations import may
from oit.contributions.decision import DecisionForm
from oit.contributions.models import Contribution, State
from oit.elements.taking import Part


def may_approve(user, contribution):
    """Whether ``user`` may approve in the admin: the head who was named, or where none is, any head of the station."""
    if user.is_superuser:
        return True
    is_named = contribution.head_id == user.pk or not contribution.head_is_here
    return is_named and may(user, "approve", Contribution, contribution.site)


class ContributionInspectView(InspectView):
    page_title = _("Contribution")
    template_name = "contributions/admin/inspect.html"
    any_permission_required = ["change", "view", "approve"]

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        found, user = self.object, self.request.user
        may_change = self.user_has_permission("change")
        return super().get_context_data(
            contribution=found,
            content=found.given,
            files=list(found.files.all()),
            mails=list(found.mails.order_by("pk")),
            steps=self.steps,
            may_change=may_change and not found.is_closed,
            may_take=may_change and found.state == State.APPROVED,
            head_left=bool(found.head) and not found.is_closed and not found.head_is_here,
            may_decide=found.state == State.SENT and may_approve(user, found),
            replaces=set(found.parts) & {Part.ROWS, Part.TEXT, Part.FILES, Part.PHOTOS},
            decision=DecisionForm(initial={"version": found.saves}),
            **kwargs,
        )

    @cached_property
    def steps(self):
        """What happened to it, the newest first."""
        return list(registry.get_logs_for_instance(self.object).select_related("user")[:20])
