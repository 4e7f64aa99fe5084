"""What waits for approval, as work of the people who approve."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.thai.dates import format_date
from oit.duties.sources import Duty, DutySource

from .states import states_at
from .waiting import waiting_for


class ApprovalDuties(DutySource):
    """A Duty for each approver of each page that waits; without a due day, since none is set for approving."""

    def open(self, site, on):
        states = list(states_at(site))
        keys = [int(state.workflow_state.object_id) for state in states]
        pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
        for state in states:
            page, task = pages[int(state.workflow_state.object_id)], state.task.specific
            people = [person for person in task.approvers(page) if task.may_answer(page, person)]
            for person in people or [None]:
                yield self._duty(state, page, person)

    def open_for(self, person, site, on):
        """As ``open``, in a number of queries that does not grow with what waits."""
        here = set(states_at(site).values_list("pk", flat=True))
        found = (each for each in waiting_for(person) if each.state.pk in here)
        return (self._duty(each.state, each.page, person) for each in found)

    def _duty(self, state, page, person):
        since = format_date(state.workflow_state.created_at)
        return Duty(
            key=f"approval-{state.pk}",
            title=_("Approve “%(page)s”") % {"page": page.get_admin_display_title()},
            person=person,
            due=None,
            address=reverse("approval:review", args=[page.pk]),
            reason=_("It has been waiting for approval since %(day)s.") % {"day": since},
        )

    def hand_over(self, site, leaving, taking, order=None):
        """Nothing: who approves follows from the role, which is given with the account."""
        return 0
