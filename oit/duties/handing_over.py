"""Everything that one person has passes to another, in one step."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from .items import kept_by
from .sources import sources

LOG_ACTION = "duties.hand_over"


def what_passes(site, leaving, duties):
    """``(items as preparer, items as supervisor, open Duties)`` of the User ``leaving`` at the station ``site``.

    The items are texts such as "O15 (2567)". ``duties``: everything that is open at the station.
    """
    # O9 before O10.
    kept = sorted(kept_by(site, leaving), key=lambda each: (each.fiscal_year, len(each.code), each.code))
    prepared = [f"{each.code} ({each.fiscal_year})" for each in kept if each.preparer_id == leaving.pk]
    supervised = [f"{each.code} ({each.fiscal_year})" for each in kept if each.supervisor_id == leaving.pk]
    return prepared, supervised, [duty for duty in duties if duty.person == leaving]


@transaction.atomic
def hand_over(site, leaving, taking, order, by):
    """Gives all that ``leaving`` has at the station ``site`` to ``taking``; returns how many things that were.

    ``order``: the Order that says so, or None. ``by``: the User who does it, for the log. All of it or nothing.
    """
    prepared, supervised, _duties = what_passes(site, leaving, ())
    number = sum(source.hand_over(site, leaving, taking, order) for source in sources())
    said = {
        "from": str(leaving),
        "to": str(taking),
        "order": order.number if order else "",
        "number": number,
        "prepared": prepared,
        "supervised": supervised,
    }
    log(site, LOG_ACTION, user=by, data=said)
    return number


def earlier(site):
    """The log entries of the station's hand-overs, the newest first."""
    return ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Site), object_id=str(site.pk), action=LOG_ACTION
    ).order_by("-timestamp")
