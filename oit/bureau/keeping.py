"""Keeps the summaries in step with what they were made from, and finds any that are not."""

import random
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from .models import Change, ItemSummary
from .summarizing import summaries_of

# Of one run of `catch_up`, in seconds.
SECONDS = 120
# What no signal told of is noticed at the latest after so long.
REVISITED = timedelta(days=7)
TRIES = 3


def refresh(site, on=None):
    """Evaluates the station ``site`` as on the day ``on`` (today) and keeps what was found; says whether it was kept.

    What is changed meanwhile leaves a Change behind, and so does a second process at the same station: of the two only
    the one that still finds all Changes that it saw keeps its answer, for nobody evaluated after it.
    """
    for _try in range(TRIES):
        Change.objects.create(site=site)
        seen = list(Change.objects.filter(site=site).values_list("pk", flat=True))
        found = summaries_of(site, on)
        with transaction.atomic():
            gone, _models = Change.objects.filter(pk__in=seen).delete()
            if gone == len(seen):
                ItemSummary.objects.filter(site=site).delete()
                ItemSummary.objects.bulk_create(found)
                return True
            transaction.set_rollback(True)
    return False


def spread():
    """Puts a Change of each station in the place of those that are about every station."""
    with transaction.atomic():
        seen = list(Change.objects.filter(site=None).values_list("pk", flat=True))
        if seen:
            Change.objects.bulk_create(Change(site=site) for site in Site.objects.only("pk"))
            Change.objects.filter(pk__in=seen).delete()


def waiting(on=None):
    """The ids of the Sites whose summaries are not certain on the day ``on`` (today)."""
    changed = set(Change.objects.values_list("site", flat=True).distinct())
    if None in changed:
        return set(Site.objects.values_list("pk", flat=True))
    return changed | set(expired(on).values_list("site", flat=True))


def expired(on=None):
    """The ItemSummaries that the calendar alone may have made wrong by the day ``on`` (today)."""
    return ItemSummary.objects.filter(valid_until__lt=on or timezone.localdate())


def catch_up(seconds=SECONDS):
    """Refreshes stations whose summaries are not certain, or were not looked at for long. A job of ``cms.tick``."""
    until = monotonic() + seconds
    spread()
    Change.objects.exclude(site__in=Site.objects.all()).exclude(site=None).delete()
    long_ago = ItemSummary.objects.filter(computed_at__lt=timezone.now() - REVISITED)
    due = Site.objects.filter(Q(pk__in=waiting()) | Q(pk__in=long_ago.values("site"))).select_related(
        "root_page"
    )
    stations = list(due)
    # One that cannot be evaluated ends a run, and must not be the first of every run.
    random.shuffle(stations)
    for site in stations:
        if monotonic() > until:
            break
        refresh(site)


def differences(site, on=None):
    """``(fiscal year, code, what, kept, found)`` of everything that the summaries of ``site`` tell wrongly.

    ``what``: a name of `ItemSummary.TOLD`; "" where one is kept that should not be, or the other way round.
    """
    kept, found = (
        {(each.fiscal_year, each.code): each for each in summaries}
        for summaries in (ItemSummary.objects.filter(site=site), summaries_of(site, on))
    )
    for key in sorted(kept.keys() ^ found.keys()):
        yield *key, "", key in kept, key in found
    for key in sorted(kept.keys() & found.keys()):
        for name in ItemSummary.TOLD:
            values = getattr(kept[key], name), getattr(found[key], name)
            if values[0] != values[1]:
                yield *key, name, *values
