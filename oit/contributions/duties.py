"""What contributions give people with an account to do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from oit.duties.sources import Duty, DutySource

from .models import Contribution, Link, Reader, State


class ContributionDuties(DutySource):
    """The head approves what was sent in; whoever asked takes it into the page, and sees to it that it comes."""

    def open(self, site, on):
        for each in Contribution.objects.of_station(site).open().with_pages():
            approves = each.state == State.SENT and each.head
            # What others have done waits for this person now, however late it was asked for.
            waits = approves or each.state == State.APPROVED
            yield Duty(
                key=f"contribution-{each.pk}",
                title=WORDS[each.state]() % {"what": each.subject, "line": each.get_line_of_work_display()},
                person=each.head if approves else each.asked_by,
                due=None if waits else each.due,
                address=reverse("wagtailsnippets_contributions_contribution:inspect", args=[each.pk]),
                reason=_("Asked for by %(day)s.") % {"day": format_date(each.due)},
            )

    def hand_over(self, site, leaving, taking, order=None):
        own = Contribution.objects.of_station(site).open()
        # Whoever leaves still has the links in old mails.
        Link.objects.filter(contribution__in=own.filter(head=leaving), reader=Reader.HEAD).delete()
        return sum(own.filter(**{name: leaving}).update(**{name: taking}) for name in ("asked_by", "head"))


WORDS = {
    State.ASKED: lambda: _("%(line)s was asked for %(what)s and has not sent it in"),
    State.RETURNED: lambda: _("%(line)s was asked to change %(what)s and has not sent it in again"),
    State.SENT: lambda: _("%(what)s of %(line)s waits for approval"),
    State.APPROVED: lambda: _("Take %(what)s of %(line)s into the page"),
}
