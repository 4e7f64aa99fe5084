"""The step of a workflow at which people of the page's own station approve."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from cms.models.stations import Role, has_role_for, people_of, sites_with_role

from .forms import ApproveForm, ReturnForm
from .states import page_ids_of


def nobody_is_locked_out(page, task):
    """No lock: while a page waits for approval its preparers go on with the next month."""
    return None


class ApprovalTask(Task):
    """Approval by the people who have ``role`` at the station that the page belongs to.

    One step serves every station: whose approval is meant follows from the page. Whoever submitted a page does not
    approve it. A head of station may stand in for the head of a line of work.
    """

    ROLES = [(role.value, role.label) for role in (Role.SUPERVISOR, Role.CHIEF)]
    STANDS_IN = {Role.SUPERVISOR: (Role.SUPERVISOR, Role.CHIEF), Role.CHIEF: (Role.CHIEF,)}

    role = models.CharField(_("role"), max_length=20, choices=ROLES)

    admin_form_fields = [*Task.admin_form_fields, "role"]
    admin_form_readonly_on_edit_fields = [*Task.admin_form_readonly_on_edit_fields, "role"]
    lock_class = staticmethod(nobody_is_locked_out)

    class Meta:
        verbose_name = _("approval by people of the page's station")
        verbose_name_plural = _("approvals by people of the page's station")

    @classmethod
    def get_description(cls):
        return _("The people with the chosen role at the page's own station approve this step.")

    @property
    def approver(self):
        """Who approves here, in the reader's language."""
        return self.get_role_display()

    def approvers(self, page):
        """The active Users who are asked to approve ``page`` at this step."""
        return people_of([page.get_site()], [self.role])

    def may_answer(self, page, user):
        """Whether ``user`` may approve or return ``page`` at this step."""
        state = page.current_workflow_state
        submitted = state is not None and state.requested_by_id == user.pk
        if submitted and not user.is_superuser:
            return False
        return has_role_for(user, page, *self.STANDS_IN[self.role])

    # --- What Wagtail asks ------------------------------------------------------------------------

    def start(self, workflow_state, user=None):
        """Starts with the first step that has not approved the newest version, whichever was returned."""
        first = workflow_state.get_next_task()
        if first is not None and first.pk != self.pk:
            return first.specific.start(workflow_state, user=user)
        return super().start(workflow_state, user=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        if not self.may_answer(task_state.workflow_state.content_object, user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj, user):
        return has_role_for(user, obj, *self.STANDS_IN[self.role])

    def user_can_lock(self, obj, user):
        return self.user_can_access_editor(obj, user)

    def get_actions(self, obj, user):
        if not self.may_answer(obj, user):
            return []
        return [
            ("reject", _("Return with a comment"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_form_for_action(self, action):
        return ReturnForm if action == "reject" else ApproveForm

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """The states that wait for ``user``: at the own stations, without what the user submitted."""
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return states
        own = page_ids_of(sites_with_role(user, self.role))
        return states.filter(workflow_state__object_id__in=own).exclude(workflow_state__requested_by=user)
