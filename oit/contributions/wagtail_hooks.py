from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.viewset import ContributionViewSet

register_snippet(ContributionViewSet)

STEPS = {
    "ask": _("Ask a line of work"),
    "renew": _("Make a new link"),
    "send": _("Send in"),
    "return": _("Return to the line of work"),
    "approve": _("Approve"),
    "take": _("Take in what a line of work sent"),
    "withdraw": _("Withdraw"),
}


@hooks.register("register_log_actions")
def steps_are_logged(actions):
    for name, label in STEPS.items():
        actions.register_action(f"contributions.{name}", label, label)
