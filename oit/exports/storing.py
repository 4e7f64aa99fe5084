"""Keeps made files: the content in the storage, what is known of it in the database."""

import hashlib
import logging
from contextlib import ExitStack
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.page_cache.watching import changed
from cms.storage import UNREACHABLE

from .models import ExportedFile, place_of

logger = logging.getLogger(__name__)
STORAGE = ExportedFile._meta.get_field("file").storage


class Outdated(Exception):
    """The page was published again, or withdrawn, while a file was made of it."""


class Moment:
    """What ``page`` published when a file is made of it."""

    def __init__(self, page):
        self.page_id, self.thai_id = page.pk, page.thai.pk
        self.values = {
            "published_at": page.last_published_at,
            "thai_published_at": page.thai.last_published_at,
        }

    def is_now(self):
        """Whether the page is still live, and neither it nor the Thai one was published again."""
        found = dict(
            Page.objects.filter(pk__in=[self.page_id, self.thai_id]).values_list("pk", "last_published_at")
        )
        expected = {
            self.page_id: self.values["published_at"],
            self.thai_id: self.values["thai_published_at"],
        }
        return found == expected and Page.objects.filter(pk=self.page_id, live=True).exists()


def store(made, content, digest, moment):
    """Stores the bytes ``content`` as the file of ``made``, an ExportedFile, in the place of the one that it had.

    The former file goes once the new one is certain. Raises Outdated where the page was published again since the
    Moment ``moment``, and one of UNREACHABLE where the storage fails; the former file then stays.
    """
    name = STORAGE.save(place_of(made, ""), ContentFile(content))
    with ExitStack() as on_failure:
        on_failure.callback(discard, name)
        with transaction.atomic():
            current = ExportedFile.objects.select_for_update().get(pk=made.pk)
            if not moment.is_now():
                raise Outdated(made)
            former, now = current.file.name, timezone.now()
            values = {
                "file": name,
                "title": made.title,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "digest": digest,
                "first_made_at": current.first_made_at or now,
                "made_at": now,
                **settled(moment),
            }
            ExportedFile.objects.filter(pk=made.pk).update(**values)
            changed(made)
            if former:
                transaction.on_commit(partial(discard, former))
        on_failure.pop_all()


def settled(moment):
    """The columns of a file that is right for the Moment ``moment``."""
    return {**moment.values, "failed_at": None, "error": "", "detail": ""}


def discard(name):
    """Deletes a stored file that nothing leads to. One that cannot be deleted does no harm where it is."""
    try:
        STORAGE.delete(name)
    except UNREACHABLE:
        logger.warning("The file %s was not deleted", name)


def withdraw(files):
    """Takes away the files of the query ``files`` of ExportedFiles. When each was first made stays known."""
    with transaction.atomic():
        # Whoever stores one of them meanwhile waits, or has stored it before: no name is overlooked.
        names = [made.file.name for made in files.select_for_update() if made.file]
        _tell(files)
        files.update(
            file="",
            size=0,
            sha256="",
            digest="",
            published_at=None,
            thai_published_at=None,
            failed_at=None,
            error="",
            detail="",
        )
        for name in names:
            transaction.on_commit(partial(discard, name))


def withdraw_now(files, moment):
    """Takes the ``files`` away because they are not wanted at the Moment ``moment``. Raises Outdated after it."""
    with transaction.atomic():
        if not moment.is_now():
            raise Outdated
        withdraw(files)


def settle(files, moment, title):
    """Says that the ``files`` are right for the Moment ``moment``. Raises Outdated after it."""
    with transaction.atomic():
        if not moment.is_now():
            raise Outdated
        files.update(title=title, **settled(moment))
        _tell(files)


def _tell(files):
    """Has the pages that show the ``files`` of the query made anew for their readers."""
    for page in Page.objects.filter(pk__in=files.values("page")):
        changed(page)


def lose(made):
    """Says that the stored file of ``made`` is gone, so that the periodic job makes it again."""
    ExportedFile.objects.filter(pk=made.pk, file=made.file.name).update(digest="", published_at=None)


def delete_stored(sender, instance, **kwargs):
    """Deletes the stored file once the deletion of its record is certain."""
    if instance.file:
        transaction.on_commit(partial(discard, instance.file.name))
