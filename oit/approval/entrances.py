"""The ways to what waits for approval: the menu, and the buttons of an edit form."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)
from wagtail.admin.menu import MenuItem

from cms.models.stations import SUPERVISING, sites_with_role


def approves(user):
    """Whether ``user`` may be asked to approve something at all."""
    return user.is_superuser or bool(sites_with_role(user, *SUPERVISING))


class ApprovalMenuItem(MenuItem):
    """For everyone who approves."""

    def __init__(self):
        super().__init__(
            gettext_lazy("Approval"),
            reverse("approval:waiting"),
            name="approval",
            icon_name="check",
            order=91,
        )

    def is_shown(self, request):
        return approves(request.user)


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Says who approves, not what the workflow is called."""

    label = gettext_lazy("Submit for approval")

    def get_context_data(self, parent_context):
        return ActionMenuItem.get_context_data(self, parent_context)


class WithdrawMenuItem(CancelWorkflowMenuItem):
    label = gettext_lazy("Withdraw from approval")


def reworded(menu_items):
    """The items of a page's action menu, those about approval in our words.

    Starting again has no button: whatever is saved while a page waits is asked about again by itself.
    """
    own = {SubmitForModerationMenuItem: SubmitMenuItem, CancelWorkflowMenuItem: WithdrawMenuItem}
    return [
        own[type(item)](order=item.order) if type(item) in own else item
        for item in menu_items
        if not isinstance(item, RestartWorkflowMenuItem)
    ]
