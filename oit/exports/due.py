"""When files are to be made: at once after publishing, and again later where that failed or facts lie elsewhere."""

import logging
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, get_page_models

from oit.models import ItemPage

from .models import ExportedFile, Making

logger = logging.getLogger(__name__)
# What the writers write changes with this number: raise it, and every file is made again, little by little.
WRITERS = 2
# How long to wait after an attempt in vain; the last for all that follow. That is at most ten attempts in a day.
PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
)
# Facts that a page shows from elsewhere on the site are looked at again so often.
REVISITED = timedelta(days=1)
# Of one run of `catch_up`: pages taken up that nobody has thought of yet, and seconds spent.
TAKEN_UP = 200
SECONDS = 60


def item_types():
    """The page types of the checklist's items: those that have files."""
    return [model for model in get_page_models() if issubclass(model, ItemPage)]


def item_pages():
    """The live item pages of every station, in both languages, as Pages."""
    return Page.objects.live().type(*item_types())


def mark_due(page_ids):
    """Says that the files of these pages are to be made as soon as possible."""
    now = timezone.now()
    Making.objects.bulk_create(
        [Making(page_id=page_id, due_at=now) for page_id in page_ids],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["due_at", "attempts"],
    )


def claim(page_id):
    """Takes the files of a page up, if they are due; nobody else does so for a while.

    Returns when they will be due again should nothing come of it, or None where they are not due now.
    """
    now = timezone.now()
    making = Making.objects.filter(page_id=page_id, due_at__lte=now).first()
    if making is None:
        return None
    again = now + PAUSES[min(making.attempts, len(PAUSES) - 1)]
    taken = Making.objects.filter(pk=making.pk, due_at=making.due_at)
    return again if taken.update(due_at=again, attempts=F("attempts") + 1) else None


def finish(page_id, claimed, revisit=False):
    """Says that everything was made, unless the page was published again since it was ``claimed``."""
    Making.objects.filter(page_id=page_id, due_at=claimed).update(
        due_at=timezone.now() + REVISITED if revisit else None, attempts=0, writers=WRITERS
    )


def take_up():
    """Marks as due the pages that were published before there were files, or without anybody being told, and those of
    earlier writers.
    """
    unknown = item_pages().filter(~Exists(Making.objects.filter(page=OuterRef("pk"))))
    settled = Making.objects.filter(due_at=None, page__live=True)
    outdated = ExportedFile.objects.filter(page=OuterRef("page")).exclude(file="")
    outdated = outdated.exclude(published_at=OuterRef("page__last_published_at"))
    earlier = settled.filter(Q(writers__lt=WRITERS) | Exists(outdated))
    mark_due(
        [
            *unknown.values_list("pk", flat=True)[:TAKEN_UP],
            *earlier.values_list("page_id", flat=True)[:TAKEN_UP],
        ]
    )


def due_pages(make, seconds=SECONDS):
    """Gives ``make`` the number of each page whose files are due, the longest waiting first, for some ``seconds``."""
    until = monotonic() + seconds
    waiting = Making.objects.filter(due_at__lte=timezone.now()).order_by("due_at")
    for page_id in list(waiting.values_list("page_id", flat=True)[:TAKEN_UP]):
        if monotonic() > until:
            break
        with _Undisturbed(page_id):
            make(page_id)


class _Undisturbed:
    """What goes wrong with one page is logged, and the next has its turn. The page is due again by itself."""

    def __init__(self, page_id):
        self.page_id = page_id

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if isinstance(error, Exception):
            logger.error("The files of page %s were not made", self.page_id, exc_info=error)
        return isinstance(error, Exception)


def is_on():
    """Whether files are made by themselves."""
    return settings.MAKE_FILES
