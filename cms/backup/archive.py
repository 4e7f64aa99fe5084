"""Opens a backup, or another sealed archive, and makes sure of all of it before anything is done with it."""

import hashlib
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from . import manifest
from .errors import Damaged, Foreign
from .files import FOLDERS
from .sealing import unseal
from .tar import CHUNK


@contextmanager
def opened(place, name, identity, say, kind=manifest.BACKUP):
    """The Archive of a file of this Kind, decrypted and verified. It lies on the disk in clear until the block ends.

    Raises Foreign, WrongKey, Damaged, Newer, OSError.
    """
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
        clear = Path(folder) / "archive.tar"
        say(_("Decrypting …"))
        with place.reading(name) as source, clear.open("wb") as file:
            unseal(source, file, identity)
        try:
            with tarfile.open(clear, "r:") as tar:
                yield Archive(tar, say, kind)
        except tarfile.TarError as error:
            raise Foreign(str(kind.foreign)) from error


class Archive:
    """``manifest``, and the files by their names in it. Making one reads and verifies everything."""

    def __init__(self, tar, say, kind=manifest.BACKUP):
        self.tar, self.kind = tar, kind
        # Before the rest is read: a newer version may have another form.
        first = tar.next()
        manifest.parsed(self._bytes(first) if first and first.name == kind.header else b"", kind)
        say(_("Verifying …"))
        self.members, sums = {}, {}
        for member in tar:
            self._examine(member)
            self.members[member.name] = member
            sums[member.name] = self._sum(member)
        last = self.members.pop(manifest.MANIFEST, None)
        if last is None:
            raise Damaged(_("The file is damaged: its list of contents is missing."))
        self.manifest = manifest.parsed(self._bytes(last), kind)
        sums.pop(manifest.MANIFEST)
        manifest.examine_sums(self.manifest["files"], sums)
        del self.members[kind.header]

    @property
    def stored(self):
        """``(folder, name, size)`` of every file of the storages."""
        for member in self.members.values():
            folder, _slash, name = member.name.partition("/")
            if folder in FOLDERS.values():
                yield folder, name, member.size

    def open(self, name):
        """The file of this name in the archive."""
        return self.tar.extractfile(self.members[name])

    def copy(self, name, path):
        with self.open(name) as source, path.open("wb") as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)

    def _examine(self, member):
        """Names that lead elsewhere were not written by ``making``, whoever had the public key."""
        path = PurePosixPath(member.name)
        is_at_home = len(path.parts) == 1 or path.parts[0] in self.kind.folders
        leads_out = ".." in path.parts or path.is_absolute()
        if leads_out or not is_at_home or not member.isfile() or member.name in self.members:
            raise Foreign(
                _("The file holds something that does not belong into it: %(name)s") % {"name": member.name}
            )

    def _bytes(self, member):
        file = self.tar.extractfile(member)
        return file.read() if file else b""

    def _sum(self, member):
        with self.tar.extractfile(member) as file:
            digest = hashlib.sha256()
            while chunk := file.read(CHUNK):
                digest.update(chunk)
        return {"size": member.size, "sha256": digest.hexdigest()}
