"""What was sent in stays with the site between the preview and the acceptance, so that both are about the same content.

The content lies in the private storage under a name that nobody can guess; the form carries only that
name, signed. Cells in a hidden field would be too large for 5,000 rows, and a file that has to be chosen again may be
another one. It holds what was not published yet, so it is removed when it is taken, and after an hour anyway.
"""

import logging
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from io import BytesIO

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.crypto import get_random_string

from cms.storage import UNREACHABLE, private_storage

from .files import read_file
from .texts import read_pasted

logger = logging.getLogger(__name__)
FOLDER = "imports"
KEPT_FOR = timedelta(hours=1)
SALT = "oit.imports"


class Gone(Exception):
    """What was sent in is not kept any more, or was sent in by somebody else or for another table."""


class NotReached(Exception):
    """The storage does not answer. What was kept before is still there."""


@contextmanager
def reached():
    """The storage. Raises NotReached in place of whatever it raises where it does not answer."""
    try:
        yield private_storage()
    except UNREACHABLE as error:
        logger.exception("What is kept of an import was not reached")
        raise NotReached from error


@dataclass(frozen=True)
class Kept:
    """Where the content lies and what it was sent in for. Its fields can be written as JSON.

    ``filename``: "" for pasted text. ``place``: whose it is and which table it is for. ``month``: "2023-11" or "".
    ``revision``: the id of the page's newest revision when it was looked at, or None. ``answers``: to questions.
    """

    name: str
    filename: str
    place: str
    month: str
    revision: int | None
    answers: dict = field(default_factory=dict)

    @classmethod
    def store(cls, content, **values):
        """Keeps the bytes. Raises NotReached."""
        with reached() as storage:
            name = storage.save(f"{FOLDER}/{get_random_string(32)}", ContentFile(content))
        return cls(name=name, **values)

    @classmethod
    def found(cls, token, place):
        """What a ``token`` stands for. Raises Gone and NotReached."""
        try:
            kept = cls(**signing.loads(token, salt=SALT, max_age=KEPT_FOR))
        except signing.BadSignature as error:
            raise Gone from error
        with reached() as storage:
            if kept.place != place or not storage.exists(kept.name):
                raise Gone
        return kept

    @property
    def token(self):
        return signing.dumps(asdict(self), salt=SALT)

    def having(self, **values):
        """The same content with other ``answers`` or another ``revision``."""
        return replace(self, **values)

    def read(self):
        """The Book in it. Raises Refused, NotReached, and Gone where it was removed meanwhile."""
        content = self._content()
        return read_file(BytesIO(content), self.filename) if self.filename else read_pasted(content.decode())

    @property
    def pasted(self):
        """The pasted text, "" for a file."""
        return "" if self.filename else self._content().decode()

    def _content(self):
        with reached() as storage:
            try:
                with storage.open(self.name, "rb") as file:
                    return file.read()
            except FileNotFoundError as error:
                raise Gone from error

    def remove(self):
        """Forgets the content. Where the storage does not answer, ``forget`` does it later."""
        with suppress(NotReached), reached() as storage:
            storage.delete(self.name)


def forget():
    """Removes what nobody accepted within an hour."""
    long_ago, storage = timezone.now() - KEPT_FOR, private_storage()
    try:
        _folders, names = storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    for name in (f"{FOLDER}/{each}" for each in names):
        if storage.get_modified_time(name) < long_ago:
            storage.delete(name)
