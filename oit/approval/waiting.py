"""What waits for the approval of one person, ready to be listed."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page, TaskState

from .states import states_for


@dataclass(frozen=True)
class Waiting:
    """A page that waits. ``state``: its TaskState. ``page``: as last saved. ``asked_by``: a User or None."""

    page: Page
    state: TaskState

    @property
    def title(self):
        return self.page.get_admin_display_title()

    @property
    def asked_by(self):
        return self.state.workflow_state.requested_by

    @property
    def address(self):
        return reverse("approval:review", args=[self.page.pk])


def waiting_for(user):
    """A Waiting for each page that ``user`` is asked to approve, the longest wait first."""
    states = list(states_for(user))
    keys = [int(state.workflow_state.object_id) for state in states]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    found = ((pages.get(key), state) for key, state in zip(keys, states, strict=True))
    return [Waiting(page, state) for page, state in found if page is not None]
