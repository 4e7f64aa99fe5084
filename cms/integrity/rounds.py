"""A look at the stations and the installation: what is new is stored and told, what is gone is marked."""

import datetime
from time import monotonic

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from . import checks, mails
from .checks.seen import LONGEST
from .kinds import KNOWN_AT_FIRST, KNOWN_FOR_GOOD
from .models import Finding, Reading, key_of

# While few people are awake to change something, and before they come to work.
NIGHT = datetime.time(2, 0)
# So long may a round take; the other stations follow in the next.
SECONDS = 60
BATCH = 500


def look_nightly(now=None):
    """What ``tick`` does: looks at what was not looked at since the last night, for a minute at most."""
    since, until = _last_night(now or timezone.now()), monotonic() + SECONDS
    looked_at = set(Reading.objects.filter(at__gte=since).values_list("site_id", flat=True))
    for site in [None, *Site.objects.order_by("integrity_reading__at", "pk")]:
        if (site and site.pk) not in looked_at:
            look(site)
            if monotonic() > until:
                break
    mails.tell()


def look_at_all():
    """Looks at everything now, and tells what is new."""
    for site in [None, *Site.objects.order_by("pk")]:
        look(site)
    mails.tell()


def look(site):
    """Looks at the station ``site`` (a Site), or at the installation where it is None. Stores Findings."""
    # Read before anything is stored, so that a fault leaves things as they were, and the last reading's age shows it.
    found = list(checks.of_station(site) if site else checks.of_installation())
    seen = {key_of(each.kind, site and site.pk, each.subject[:LONGEST]): each for each in found}
    with transaction.atomic():
        is_first = not Reading.objects.filter(site=site).exists()
        known = {each.key: each for each in Finding.objects.filter(site=site)}
        Finding.objects.bulk_create(
            [_finding(key, each, site, is_first) for key, each in seen.items() if key not in known],
            batch_size=BATCH,
        )
        for key, finding in known.items():
            _compare(finding, key in seen)
        Reading.objects.update_or_create(site=site, defaults={"at": timezone.now()})


def _finding(key, seen, site, is_first):
    begins_with_it = is_first and seen.kind in KNOWN_AT_FIRST
    return Finding(
        key=key,
        kind=seen.kind,
        site=site,
        subject=seen.subject[:LONGEST],
        detail=seen.detail[:LONGEST],
        accepted_at=timezone.now() if begins_with_it else None,
    )


def _compare(finding, is_there):
    """Marks what is gone; what has come back counts as new."""
    if is_there == (finding.gone_at is None):
        return
    finding.gone_at = None if is_there else timezone.now()
    if is_there and finding.kind not in KNOWN_FOR_GOOD:
        finding.found_at = timezone.now()
        finding.accepted_at = finding.accepted_by = finding.mailed_at = None
    finding.save()


def _last_night(now):
    local = timezone.localtime(now)
    night = timezone.make_aware(datetime.datetime.combine(local.date(), NIGHT))
    return night if local >= night else night - datetime.timedelta(days=1)
