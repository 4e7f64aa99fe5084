"""Makes a backup of the whole installation while it runs."""

import io
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from . import manifest
from .databases import database
from .files import all_files
from .keys import recipients
from .progress import Progress
from .sealing import seal
from .tar import END, TarStream


def make(place, name, say):
    """Writes a backup as ``name`` into ``place``, which has all of it or nothing. Returns its manifest.

    ``say`` is called with a line about every step. Raises BackupError, and what storages, disks and databases raise.
    """
    readers = recipients()
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="backup-") as folder:
        backup = _Backup(Path(folder), say)
        with place.writing(name) as file:
            seal(backup.chunks(), file, readers)
    return backup.manifest


class _Backup:
    """The archive, made while it is being encrypted: nothing of it lies on the disk in clear but the database."""

    def __init__(self, folder, say):
        self.folder, self.say = folder, say
        self.tar = TarStream()
        self.gone = []
        self.manifest = None

    def chunks(self):
        """The bytes of the archive. Afterwards ``manifest`` is set."""
        moment, system = timezone.now(), database()
        yield from self._content(manifest.BACKUP.header, manifest.header(moment))
        self.say(_("Copying the database …"))
        # Before the files: one that the copy names was there already.
        copy = self.folder / system.file_name
        facts = system.dump(copy)
        with copy.open("rb") as file:
            yield from self.tar.member(system.file_name, file, copy.stat().st_size)
        copy.unlink()
        yield from self._files()
        self.manifest = manifest.manifest(moment, system.engine, facts, dict(self.tar.sums), self.gone)
        yield from self._content(manifest.MANIFEST, self.manifest)
        yield END

    def _content(self, name, content):
        data = manifest.as_bytes(content)
        yield from self.tar.member(name, io.BytesIO(data), len(data))

    def _files(self):
        found = list(all_files())
        progress = Progress(self.say, _("Files: %(done)s of %(all)s (%(percent)s %%)"), len(found))
        for folder, storage, name in found:
            try:
                file = storage.open(name)
            except FileNotFoundError:
                self.gone.append(f"{folder}/{name}")
            else:
                with file:
                    yield from self.tar.member(f"{folder}/{name}", file, file.size)
            progress.advance()
