"""Erasing a case: its rows and its files, for good. Its count stays."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.privacy.models import Erasure, ErasureReason
from cms.thai.years import Month

from .attachments import storing
from .models import Case, ErasedCount
from .retention import PRIVACY_KIND, is_over


@transaction.atomic
def erase(case, reason, by=None, *, counted=True):
    """Deletes the Case with its entries, keys and files, and logs for which ErasureReason and by which User.

    ``counted`` False: it was no complaint, and no figure counts it. The keys of its files stand in its entries, so that
    a file which cannot be deleted now cannot be read either.
    """
    names = list(case.attachments.values_list("name", flat=True))
    if counted:
        _count(case)
    case.delete()
    Erasure.objects.create(site=case.site, kind=PRIVACY_KIND[case.kind], number=1, reason=reason, by=by)
    transaction.on_commit(lambda: storing.erase_files(names))


def erase_due():
    """A job of ``cms.tick``: erases the cases that were kept for long enough."""
    for case in Case.objects.select_related("site"):
        if is_over(case):
            erase(case, ErasureReason.AGE)


def _count(case):
    """Notes the case among the erased ones. One that nobody closed is over now."""
    row, _ = ErasedCount.objects.get_or_create(
        site=case.site,
        kind=case.kind,
        state=case.state,
        month=case.month,
        closed_month=case.closed_month or Month.of(timezone.localdate()).to_iso(),
    )
    ErasedCount.objects.filter(pk=row.pk).update(number=F("number") + 1)
