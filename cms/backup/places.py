"""Where backups are kept: a folder of this machine, or a bucket of S3-compatible storage (s3://bucket/prefix)."""

import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from storages.backends.s3 import S3Storage

from .errors import NotSetUp

BUCKET = re.compile(r"s3://(?P<bucket>[^/]+)/?(?P<key>.*)")
# What the backups that are made by themselves are called; their moment in UTC.
NAME = "station-%Y%m%dT%H%M%SZ.age"
NAMED = re.compile(r"station-\d{8}T\d{6}Z\.age")


def name_at(moment):
    return moment.astimezone(timezone.get_fixed_timezone(0)).strftime(NAME)


def moment_of(name):
    """When the backup of this name was made, None for a file that is called otherwise."""
    if not NAMED.fullmatch(name):
        return None
    return timezone.datetime.strptime(f"{name}+0000", f"{NAME}%z")


def place_of(address):
    """The folder or bucket at ``address``."""
    found = BUCKET.fullmatch(address)
    return Bucket(found["bucket"], found["key"].strip("/")) if found else Folder(address)


def split(address):
    """``(place, name)`` of one backup. Raises NotSetUp where it has no name."""
    head, _slash, name = address.rpartition("/")
    if not name or (address.startswith("s3://") and head == "s3:/"):
        raise NotSetUp(_("%(address)s is no file: a name is missing at its end.") % {"address": address})
    return place_of(head or ("/" if address.startswith("/") else ".")), name


class Folder:
    def __init__(self, path):
        self.path = Path(path)

    def __str__(self):
        return str(self.path)

    @contextmanager
    def writing(self, name):
        """A new binary file, which appears as ``name`` in one step when the block ends without an error."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, draft = tempfile.mkstemp(dir=self.path, prefix=f".{name}.", suffix=".part")
        try:
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(number)
            Path(draft).replace(self.path / name)
            self._remember()
        finally:
            Path(draft).unlink(missing_ok=True)

    @contextmanager
    def reading(self, name):
        """The backup as a binary file."""
        with (self.path / name).open("rb") as file:
            yield file

    def size(self, name):
        return (self.path / name).stat().st_size

    def names(self):
        """Of all backups that were made by themselves."""
        return [each.name for each in self.path.iterdir() if moment_of(each.name)]

    def remove(self, name):
        (self.path / name).unlink(missing_ok=True)

    def _remember(self):
        """The new name must survive a loss of power as the file does."""
        number = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


class Bucket:
    def __init__(self, bucket, prefix):
        self.address = f"s3://{bucket}/{prefix}".rstrip("/")
        options = {"location": prefix, "file_overwrite": True, **settings.BACKUP_S3}
        self.storage = S3Storage(bucket_name=bucket, **options)

    def __str__(self):
        return self.address

    @contextmanager
    def writing(self, name):
        """As that of a Folder. It is written here first: S3 shows a file when all of it has arrived."""
        with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
            yield file
            file.seek(0)
            self.storage.save(name, file)

    @contextmanager
    def reading(self, name):
        with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
            with self.storage.open(name) as stored:
                shutil.copyfileobj(stored, file)
            file.seek(0)
            yield file

    def size(self, name):
        return self.storage.size(name)

    def names(self):
        return [name for name in self.storage.listdir("")[1] if moment_of(name)]

    def remove(self, name):
        self.storage.delete(name)
