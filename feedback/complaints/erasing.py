"""Erasing a case: its rows and its files, for good. Its count stays."""

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from cms.thai.years import Month

from .attachments import storing
from .models import Case, ErasedCount


def erase(case, *, counted=True):
    """Deletes the Case with its entries, keys and files. ``counted`` False: it was no complaint, and counts nowhere.

    The keys of its files stand in its entries, so that a file which cannot be deleted now cannot be read either.
    """
    names = list(case.attachments.values_list("name", flat=True))
    overwrite_what_is_deleted()
    with transaction.atomic():
        if counted:
            _count(case)
        case.delete()
        transaction.on_commit(lambda: storing.erase_files(names))


def erase_due():
    """A job of ``cms.tick``: erases the cases that were to be kept until an earlier month."""
    this_month = Month.of(timezone.localdate()).to_iso()
    for case in Case.objects.filter(retention_month__lt=this_month):
        erase(case)


def overwrite_what_is_deleted():
    """Has SQLite write zeros over rows that are deleted; they would stay in the file as they were.

    https://sqlite.org/pragma.html#pragma_secure_delete
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


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
