"""Mails of an approval: to those who are asked, and to those who asked. A mail that fails is logged, nothing more."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.mail import EmailNotificationMixin, Notifier, OpenedConnection, send_mail
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected
from wagtail.users.models import UserProfile

from .models import ApprovalTask

logger = logging.getLogger(__name__)


class ApprovalNotifier(EmailNotificationMixin, Notifier):
    """Sends after the approval is stored, in each recipient's language, or in Thai where none was chosen."""

    template_directory = "approval/mail/"

    def __call__(self, instance=None, **kwargs):
        transaction.on_commit(partial(super().__call__, instance=instance, **kwargs), robust=True)

    def get_template_base_prefix(self, instance, **kwargs):
        return ""

    def send_emails(self, template_set, context, recipients, **kwargs):
        sent = 0
        try:
            with OpenedConnection(get_connection()) as connection:
                for person in recipients:
                    sent += self.send_one(template_set, {**context, "user": person}, person, connection)
        except OSError:
            logger.exception("The mail server cannot be reached: %s were not told.", _names(recipients))
        return sent == len(recipients)

    def send_one(self, templates, context, person, connection):
        """Whether the mail to ``person`` (a User) was taken."""
        with override(UserProfile.get_for_user(person).preferred_language or settings.LANGUAGE_CODE):
            subject = " ".join(render_to_string(templates["subject"], context).split())
            text = render_to_string(templates["text"], context).strip()
        try:
            return bool(send_mail(subject, text, [person.email], connection=connection))
        except OSError:
            logger.exception("The mail “%s” to %s was not sent.", subject, person)
            return False


def admin_address(page, name):
    """The whole address of an admin screen about ``page``, on the host of its own station."""
    return f"{page.get_site().root_url}{reverse(name, args=[page.pk])}"


def _names(people):
    return ", ".join(sorted(str(person) for person in people))


class SubmittedNotifier(ApprovalNotifier):
    """To the people who approve at a step. Not again where the page was edited before they answered."""

    notification = "submitted"

    def can_handle(self, instance, **kwargs):
        return (
            super().can_handle(instance, **kwargs)
            and isinstance(instance.task.specific, ApprovalTask)
            and not _was_asked(instance)
        )

    def get_recipient_users(self, instance, **kwargs):
        asking = instance.workflow_state.requested_by
        people = instance.task.specific.approvers(instance.workflow_state.content_object)
        return set(people.exclude(pk=asking.pk) if asking else people)

    def get_context(self, instance, **kwargs):
        page = instance.workflow_state.content_object.specific
        address = admin_address(page, "approval:review")
        return {
            "page": page,
            "address": address,
            "state": instance.workflow_state,
            "task": instance.task.specific,
        }


def _was_asked(task_state):
    """Whether the same step was asked last before, and did not answer."""
    earlier = task_state.workflow_state.task_states.exclude(pk=task_state.pk).order_by("-pk").first()
    return (
        earlier is not None
        and earlier.task_id == task_state.task_id
        and earlier.status == TaskState.STATUS_CANCELLED
    )


class AnsweredNotifier(ApprovalNotifier):
    """To whoever submitted the page."""

    def can_handle(self, instance, **kwargs):
        return super().can_handle(instance, **kwargs) and isinstance(instance.content_object, Page)

    def get_recipient_users(self, instance, **kwargs):
        return {instance.requested_by} - {kwargs.get("user"), None}

    def get_context(self, instance, **kwargs):
        answer = instance.task_states.filter(finished_by__isnull=False).order_by("-pk").first()
        page = instance.content_object.specific
        return {"page": page, "address": self.address_of(page), "answer": answer}


class ApprovedNotifier(AnsweredNotifier):
    notification = "approved"

    def address_of(self, page):
        return page.full_url if page.live else admin_address(page, "wagtailadmin_pages:edit")


class ReturnedNotifier(AnsweredNotifier):
    notification = "rejected"

    def address_of(self, page):
        return admin_address(page, "wagtailadmin_pages:edit")


# Wagtail connects its own mails about pages under these names when it gets ready, after this room: the first stays.
SIGNALS = (
    (task_submitted, SubmittedNotifier((TaskState,)), TaskState, "oit.approval.submitted"),
    (
        workflow_approved,
        ApprovedNotifier((WorkflowState,)),
        WorkflowState,
        "workflow_state_approved_email_notification",
    ),
    (
        workflow_rejected,
        ReturnedNotifier((WorkflowState,)),
        WorkflowState,
        "workflow_state_rejected_email_notification",
    ),
)


def connect():
    for signal, notifier, sender, name in SIGNALS:
        signal.connect(notifier, sender=sender, weak=False, dispatch_uid=name)
