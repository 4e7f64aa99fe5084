"""Erasing: what was kept long enough, once a day, and what somebody asked for; and the log of it."""

import datetime
import logging

from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Site

from . import kinds
from .models import Erasure, ErasureReason, PrivacySettings

logger = logging.getLogger(__name__)

# A round ends after so many entries of one kind and station; the next one goes on.
MOST_IN_A_ROUND = 500


def erase_old(now=None):
    """Erases at each station what is older than it keeps. Idempotent; ``tick`` runs it."""
    now = now or timezone.now()
    for site in Site.objects.all():
        settings = PrivacySettings.for_site(site)
        for kind in kinds.all_kinds():
            _erase_kind(site, kind, now - datetime.timedelta(days=settings.days_of(kind)))


def _erase_kind(site, kind, moment):
    """Erases what came before ``moment``. An entry that cannot be erased is logged and does not keep the others."""
    number = 0
    for model in kinds.models_of(kind):
        for entry in model._default_manager.of_station(site).kept_since_before(moment)[:MOST_IN_A_ROUND]:
            try:
                entry.erase()
            except DatabaseError:
                logger.exception("%s %s could not be erased.", model.__name__, entry.pk)
            else:
                number += 1
    if number:
        Erasure.objects.create(site=site, kind=kind.key, number=number, reason=ErasureReason.AGE)


@transaction.atomic
def erase_now(entries, reason, by):
    """Erases ``entries``, Retained of one station and kind, and logs that the user ``by`` did, for an ErasureReason."""
    entries = list(entries)
    if not entries:
        return
    first = entries[0]
    for entry in entries:
        entry.erase()
    Erasure.objects.create(
        site_id=first.site_id, kind=first.retention_kind, number=len(entries), reason=reason, by=by
    )
