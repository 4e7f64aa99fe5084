"""What is accepted, and made free of what says who made it, where and when.

Each cleaner takes and returns bytes, reads its own result again, and refuses what it cannot answer for. What can be
seen or heard in a file stays: a face, a voice, a name plate, the text of a document.
"""

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .documents import clean_document
from .pictures import clean_picture
from .recordings import RECORDINGS, clean_recording
from .refusing import NotAccepted, Unclean

PICTURES = {
    "image/jpeg": "image/jpeg",
    "image/png": "image/png",
    "image/apng": "image/png",
    "image/webp": "image/webp",
    "image/heic": "image/jpeg",
    "image/heif": "image/jpeg",
    "image/avif": "image/avif",
}
PDF = "application/pdf"


def clean(content):
    """``(content type, bytes)`` of the file ``content`` (bytes), without its metadata. Raises NotAccepted, Unclean."""
    guess = filetype.guess(content)
    found = guess.mime if guess else ""
    if found in PICTURES:
        return PICTURES[found], clean_picture(content, PICTURES[found])
    if found == PDF:
        return PDF, clean_document(content)
    if found in RECORDINGS:
        return found, clean_recording(content, found)
    raise NotAccepted


def cleaned(content, title, by=clean):
    """The same, done by the function ``by``. Raises ValidationError, with the ``title`` in it."""
    try:
        return by(content)
    except NotAccepted as error:
        raise ValidationError(NOT_ACCEPTED, params={"name": title}) from error
    except Unclean as error:
        raise ValidationError(CANNOT_CLEAN, params={"name": title}) from error


def titled(title, content_type):
    """The ``title`` of a file with the ending that belongs to its ``content_type``.

    What calls itself ``.hta`` or ``.exe`` would be run by the officer who opens it, whatever else is in it.
    """
    ending = filetype.get_type(mime=content_type).extension
    usual = {ending, "jpeg"} if ending == "jpg" else {ending}
    return title if title.rpartition(".")[2].lower() in usual else f"{title}.{ending}"


NOT_ACCEPTED = _(
    "“%(name)s” cannot be attached. Pictures, PDF, sound and video can: JPEG, PNG, WebP, HEIC, PDF, MP3, M4A, MP4, MOV "
    "and WebM, for example. Take a picture of the screen, or describe in words what it shows."
)
CANNOT_CLEAN = _(
    "“%(name)s” was not attached: it is damaged or locked, or what it says about its maker cannot be taken out safely. "
    "Attach a picture of it instead, or describe in words what it shows."
)
