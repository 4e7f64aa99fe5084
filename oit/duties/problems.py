"""Why somebody will not be reminded, or no evidence kept: to be seen on the board, since no mail can tell."""

from datetime import timedelta

from django.utils.translation import gettext as _

from cms.thai.dates import format_date

from .models import EvidenceFailure, Reminder
from .people import named

TOLD_FOR = timedelta(days=14)


def problems_of(site, keeping, people, on):
    """A sentence for everyone with something to do whom no mail reaches, and for every mail that failed lately.

    ``keeping``: the Users to whom something is assigned at the station ``site``; ``people``: those who work there.
    """
    keeping, here = set(keeping), set(people)
    return [*without_address(keeping & here), *left(keeping - here), *failures(site, on)]


def without_address(people):
    for person in sorted(people, key=str):
        if not person.email:
            yield _(
                "%(who)s has no e-mail address, and is not reminded. Enter one under Settings, Users."
            ) % {"who": named(person)}


def left(people):
    for person in sorted(people, key=str):
        yield _("%(who)s has left, and is not reminded. Hand over what is still assigned to them.") % {
            "who": named(person)
        }


def failures(site, on):
    found = Reminder.objects.filter(
        site=site, state=Reminder.State.FAILED, day__gte=on - TOLD_FOR, person__is_active=True
    ).select_related("person")
    for reminder in found.order_by("-day", "pk"):
        yield _("The mail of %(day)s to %(who)s was not sent after %(tries)s tries: %(reason)s") % {
            "day": format_date(reminder.day),
            "who": named(reminder.person),
            "tries": reminder.tries,
            "reason": reminder.last_error,
        }


def packs_not_kept(site, on):
    """A sentence where the evidence pack of the station could not be made lately."""
    for failure in EvidenceFailure.objects.filter(site=site, day__gte=on - TOLD_FOR):
        yield _(
            "The evidence pack of what was published when entry in ITAP closed was not kept after %(tries)s tries, the "
            "last on %(day)s: %(reason)s It is tried again every few minutes for 14 days; tell whoever runs the server."
        ) % {
            "tries": failure.tries,
            "day": format_date(failure.day),
            "reason": failure.reason.rstrip(".") + ".",
        }
