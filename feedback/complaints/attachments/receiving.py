"""A file on its way in: from the upload in memory to the sealed file in the storage."""

from threading import BoundedSemaphore

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import storing
from .apart import clean_apart
from .cleaning import cleaned, titled
from .scanning import Infected, was_scanned
from .uploading import MOST

LONGEST_TITLE = 150
# A large picture takes a gigabyte while it is cleaned: for one process of the server, one after the other.
PATIENCE = 20  # seconds

_turns = BoundedSemaphore(1)


def receive(upload, already=()):
    """Cleans, seals and stores the UploadedFile ``upload``. Returns its Pending.

    ``already``: the Pendings of the same form. Raises ValidationError with what to tell the person, and
    ``cms.storage.UNREACHABLE``.
    """
    title = upload.name[-LONGEST_TITLE:]
    if upload.size + sum(one.size for one in already) > MOST:
        raise too_much(title)
    content = upload.read()
    try:
        scanned = was_scanned(content)
    except Infected as error:
        raise ValidationError(INFECTED, params={"name": title}) from error
    content_type, content = _cleaned_in_turn(content, title)
    try:
        return storing.keep(titled(title, content_type), content_type, content, is_scanned=scanned)
    except storing.Full as error:
        raise ValidationError(FULL, params={"name": title}) from error


def _cleaned_in_turn(content, title):
    if not _turns.acquire(timeout=PATIENCE):
        raise ValidationError(FULL, params={"name": title})
    try:
        return cleaned(content, title, by=clean_apart)
    finally:
        _turns.release()


def too_much(title):
    """The ValidationError for a file that does not fit, also one that ``uploading`` left out."""
    return ValidationError(TOO_MUCH, params={"name": title, "most": MOST // 1024**2})


INFECTED = _("“%(name)s” was not attached: the virus scanner says that it is harmful.")
FULL = _(
    "“%(name)s” was not attached: too many files are being sent at this moment. Send the rest without it, and attach "
    "it later."
)
TOO_MUCH = _(
    "“%(name)s” was not attached: all files together may have %(most)s MB. Attach a shorter or smaller one, or send "
    "the rest later."
)
