"""A page that is edited while it waits is asked about again."""

from django.db.models.signals import post_save
from wagtail.models import Page, TaskState, WorkflowState

from .models import ApprovalTask


def ask_again(page, user):
    """Starts the approval of ``page`` anew for its newest version, which nobody approved yet, if it waits for one."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        return
    waiting = state.current_task_state
    if not isinstance(waiting.task.specific, ApprovalTask):
        return
    # Saving by itself writes over a version that somebody may have approved in the meantime.
    approved = state.task_states.filter(revision=page.latest_revision, status=TaskState.STATUS_APPROVED)
    undone = approved.update(status=TaskState.STATUS_CANCELLED)
    if undone or waiting.revision_id != page.latest_revision_id:
        waiting.specific.cancel(user=user)


def _when_saved(sender, instance, update_fields, **kwargs):
    # Wagtail saves the page with this field when it has stored a new version.
    if update_fields and "latest_revision" in update_fields and isinstance(instance, Page):
        revision = instance.latest_revision
        ask_again(instance, revision.user if revision else None)


def connect():
    post_save.connect(_when_saved, dispatch_uid="oit.approval.editing")
