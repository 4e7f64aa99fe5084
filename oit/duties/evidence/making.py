"""Makes packs in the background, says how far they are, and keeps the latest."""

import hashlib
import logging
from datetime import timedelta
from functools import partial
from tempfile import TemporaryFile
from time import monotonic

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete
from django.utils import timezone
from django_tasks import task

from cms.storage import UNREACHABLE, private_storage
from oit.duties.models import EvidenceZip
from oit.duties.models.evidence_zip import SILENT_FOR
from oit.yearly import year_page_of

from .failing import Reason, reason_of
from .manifest import KEPT_FOLDER
from .packing import pack_year

logger = logging.getLogger(__name__)
State = EvidenceZip.State
# Of the packs that somebody asked for, so many of a year are kept; those of the closing of entry are kept for good.
KEPT = 3
TRIES = 3
# How long the pack of a closing is tried: what is published much later says nothing of that day.
TRIED_FOR = timedelta(days=14)
# In seconds: how often the database is told how far a pack is.
TELL_EVERY = 1


def ask_for(site, year, user=None, kept=None):
    """An EvidenceZip of the fiscal year ``year`` (พ.ศ.) of the station, which is made as soon as may be.

    Where one was asked for by somebody and is under way, that one: no second is made. ``kept``: the EvidencePack it
    belongs to.
    """
    with transaction.atomic():
        asked = EvidenceZip.objects.filter(site=site, fiscal_year=year, kept=kept)
        under_way = asked.filter(state__in=[State.WAITING, State.MAKING]).first()
        if under_way:
            return under_way
        wanted = EvidenceZip.objects.create(site=site, fiscal_year=year, asked_by=user, kept=kept)
        _make_after_commit(wanted.pk)
    return wanted


def _make_after_commit(number):
    """A queue that does not work loses nothing: the periodic job takes up what was left."""
    transaction.on_commit(lambda: make_later.enqueue(number), robust=True)


def take_up():
    """Has packs made that were left waiting, or whose maker fell silent. A job of ``cms.tick``.

    Whoever asked for one sees that it failed, and asks again; that of a closing is tried again by itself.
    """
    silent = EvidenceZip.objects.filter(alive_at__lt=timezone.now() - SILENT_FOR)
    left = silent.filter(state__in=[State.WAITING, State.MAKING])
    left.filter(kept=None, tries__gte=TRIES).update(state=State.FAILED, error=Reason.UNEXPECTED)
    again = silent.filter(state=State.FAILED, kept__isnull=False, asked_at__gte=timezone.now() - TRIED_FOR)
    for number in [*left.values_list("pk", flat=True), *again.values_list("pk", flat=True)]:
        EvidenceZip.objects.filter(pk=number).update(state=State.WAITING, alive_at=timezone.now())
        _make_after_commit(number)


@task()
def make_later(number):
    """What the worker does. Harmless to repeat: the pack then waits no longer."""
    make(number)


def make(number):
    """Makes the EvidenceZip with this number, if it is waiting; nobody else does so at the same time."""
    taken = EvidenceZip.objects.filter(pk=number, state=State.WAITING)
    if not taken.update(
        state=State.MAKING, tries=F("tries") + 1, alive_at=timezone.now(), done=0, total=0, error=""
    ):
        return
    wanted = EvidenceZip.objects.select_related("site", "kept").get(pk=number)
    with _Attempt(wanted):
        year_page = year_page_of(wanted.site, wanted.fiscal_year)
        with TemporaryFile() as file:
            packed = pack_year(year_page, file, Progress(number), _beside(wanted.kept))
            _store(wanted, file, packed)
        _forget_earlier(wanted)


def _beside(kept):
    """What was kept on the day on which entry closed goes into the pack as it is."""
    if kept is None:
        return {}
    return {f"{KEPT_FOLDER}index.json": bytes(kept.index), f"{KEPT_FOLDER}handover.xlsx": bytes(kept.sheet)}


class Progress:
    """Writes down how far the making of the EvidenceZip with this number is, now and then."""

    def __init__(self, number):
        self.number, self.told_at = number, None

    def __call__(self, done, total):
        if self.told_at is None or monotonic() - self.told_at >= TELL_EVERY:
            self.told_at = monotonic()
            EvidenceZip.objects.filter(pk=self.number).update(done=done, total=total, alive_at=timezone.now())


def _store(wanted, file, packed):
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = file.tell()
    file.seek(0)
    wanted.file.save("", File(file), save=False)
    EvidenceZip.objects.filter(pk=wanted.pk).update(
        state=State.READY,
        file=wanted.file.name,
        made_at=timezone.now(),
        size=size,
        sha256=digest,
        files=packed.files,
        found=packed.totals["found"],
        asked=packed.totals["asked"],
        missing=packed.missing,
        done=F("total"),
    )


def _forget_earlier(newest):
    """Deletes packs that were asked for before the latest, but none that the station shows to everyone."""
    asked_for = EvidenceZip.objects.filter(site=newest.site, fiscal_year=newest.fiscal_year, kept=None)
    ready = asked_for.filter(state=State.READY, is_public=False)
    for earlier in [*ready[KEPT:], *asked_for.filter(state=State.FAILED, pk__lt=newest.pk)]:
        earlier.delete()


class _Attempt:
    """While it lasts, what goes wrong is written down for the EvidenceZip, to be seen by whoever asked for it."""

    def __init__(self, wanted):
        self.wanted = wanted

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if not isinstance(error, Exception):
            return False
        logger.error("The evidence pack was not made: %s %s", self.wanted.site, self.wanted, exc_info=error)
        EvidenceZip.objects.filter(pk=self.wanted.pk).update(state=State.FAILED, error=reason_of(error))
        return True


def _delete_stored(sender, instance, **kwargs):
    """Deletes the stored file once the deletion of its record is certain."""
    if instance.file:
        transaction.on_commit(partial(_discard, instance.file.name))


def _discard(name):
    """One that cannot be deleted does no harm where it is."""
    try:
        private_storage().delete(name)
    except UNREACHABLE:
        logger.warning("The evidence pack %s was not deleted", name)


def connect():
    post_delete.connect(_delete_stored, sender=EvidenceZip, dispatch_uid="oit.duties.evidence")
