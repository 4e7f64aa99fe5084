"""Sealed files in the private storage, each under its own random key and name.

A file is sealed as soon as it came. Until the form is sent, its key is in the form alone (the *token*); then it stands
in the sealed entry that names the file. The order of steps makes sure that no file lies there without a row that says
so, and no entry names a file that is not safely on the disk.
"""

import json
import os
import re
import secrets as randomness
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from cms.storage import UNREACHABLE, private_storage, room_left
from feedback.complaints.models import Attachment, PendingAttachment
from feedback.complaints.sealing.records import Damaged, decrypt, encrypt
from feedback.complaints.sealing.secrets import new_key

FOLDER = "complaints"
KEPT_FOR = timedelta(hours=2)
# The size of a stored file tells its content's only to within so many bytes.
BLOCK = 64 * 1024
FACTS_BLOCK = 512
NAME_SIZE = 16  # random bytes
NAME = re.compile("[0-9a-f]{32}")


# Bytes of all forms together that are not sent yet: nobody can fill the disk with them.
MOST_PENDING = 2 * 1024**3


class Full(Exception):
    """Too many files wait for their forms to be sent, or the disk is nearly full."""


class Gone(Exception):
    """The file was purged, because the form was left for too long, or its token is not one of ours."""


@dataclass(frozen=True)
class Pending:
    """A sealed file of a form that is not sent yet. ``token`` travels in the form; ``size`` is in bytes.

    ``is_scanned``: whether a virus scanner found nothing in it.
    """

    name: str
    key: bytes
    title: str
    content_type: str
    size: int
    is_scanned: bool = False

    @property
    def token(self):
        return f"{self.name}.{self.key.hex()}"

    def __repr__(self):
        return "<Pending>"

    def facts(self):
        """What a sealed entry says of the file: all that is needed to read it."""
        return {"name": self.name, "key": self.key.hex(), **self.described()}

    def described(self):
        return {
            "title": self.title,
            "content_type": self.content_type,
            "size": self.size,
            "is_scanned": self.is_scanned,
        }


def keep(title, content_type, content, *, is_scanned=False):
    """Seals the bytes ``content`` and stores them. Returns the Pending.

    Raises Full, ``cms.storage.UNREACHABLE``.
    """
    waiting = PendingAttachment.objects.aggregate(size=Sum("size"))["size"] or 0
    if waiting + len(content) > MOST_PENDING or room_left() < 0:
        raise Full
    pending = Pending(
        name=randomness.token_hex(NAME_SIZE),
        key=new_key(),
        title=title,
        content_type=content_type,
        size=len(content),
        is_scanned=is_scanned,
    )
    sealed = encrypt(pending.key, _place(pending.name, "content"), content, BLOCK)
    described = json.dumps(pending.described()).encode()
    row = PendingAttachment.objects.create(
        name=pending.name,
        size=len(sealed),
        facts=encrypt(pending.key, _place(pending.name, "facts"), described, FACTS_BLOCK),
    )
    try:
        write_durably(path_of(pending.name), sealed)
    except UNREACHABLE:
        row.delete()
        raise
    return pending


def pending(token):
    """The Pending of a ``token`` that a form brought back. Raises Gone."""
    name, _, key = token.partition(".")
    if not NAME.fullmatch(name):
        raise Gone
    row = PendingAttachment.objects.filter(name=name, made_at__gt=timezone.now() - KEPT_FOR).first()
    if row is None:
        raise Gone
    try:
        key = bytes.fromhex(key)
        facts = json.loads(decrypt(key, _place(name, "facts"), row.facts, FACTS_BLOCK))
    except (ValueError, Damaged) as error:
        raise Gone from error
    return Pending(name=name, key=key, **facts)


def discard(pending):
    """Forgets a Pending that the person took out of the form again."""
    _erase(PendingAttachment.objects.filter(name=pending.name))


def adopt(case, pending):
    """Makes files of the form, Pendings, attachments of ``case``. Returns their facts, for the entry that names them.

    Inside the transaction that adds the entry. Raises Gone.
    """
    facts = []
    for one in pending:
        row = PendingAttachment.objects.select_for_update().filter(name=one.name).first()
        if row is None:
            raise Gone
        row.delete()
        Attachment.objects.create(case=case, name=one.name, size=row.size)
        facts.append(one.facts())
    return facts


def read(facts):
    """The content (bytes) of an attachment, of whose entry these are the ``facts``.

    Raises ``records.Damaged``, ``cms.storage.UNREACHABLE``.
    """
    with private_storage().open(path_of(facts["name"])) as file:
        sealed = file.read()
    return decrypt(bytes.fromhex(facts["key"]), _place(facts["name"], "content"), sealed, BLOCK)


# --- Going ---------------------------------------------------------------------------------------


def purge_abandoned():
    """A job of ``cms.tick``: erases the files of forms that nobody sent."""
    _erase(PendingAttachment.objects.filter(made_at__lte=timezone.now() - KEPT_FOR))


def _erase(rows):
    with transaction.atomic():
        names = list(rows.select_for_update().values_list("name", flat=True))
        rows.filter(name__in=names).delete()
        transaction.on_commit(lambda: erase_files(names))


def erase_files(names):
    for name in names:
        private_storage().delete(path_of(name))


# --- Files ---------------------------------------------------------------------------------------


def write_durably(path, data):
    """Stores the bytes ``data``; where the storage is this machine's file system, they are on the disk then."""
    storage = private_storage()
    storage.save(path, ContentFile(data))
    try:
        file = Path(storage.path(path))
    except NotImplementedError:
        # A store elsewhere has answered that it keeps the file.
        return
    for written, flags in ((file, os.O_RDWR), *((folder, os.O_RDONLY) for folder in list(file.parents)[:3])):
        descriptor = os.open(written, flags)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def path_of(name):
    """Where the file lies in the private storage."""
    return f"{FOLDER}/{name[:2]}/{name}"


def _place(name, part):
    return f"feedback.complaints attachment v1 {name} {part}"
