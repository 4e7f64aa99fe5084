"""Puts a backup in place of an empty installation.

Files come first and the database last, in one step: until then there is no page. A note in VAR_DIR says from the first
change to the last that it is not finished; the same command then goes on.
"""

import json
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files import File
from django.core.management import call_command
from django.db import Error as DatabaseError
from django.utils.translation import gettext as _

from cms.page_cache.generations import ALL, generations
from cms.storage import UNREACHABLE

from . import databases, files, manifest
from .archive import opened
from .errors import BackupError, Damaged, NotEmpty, Unfinished
from .progress import Progress

NOTE = "restore-unfinished.json"


def note():
    """The path of the note that says that restoring has begun and not ended."""
    return settings.VAR_DIR / NOTE


def is_unfinished():
    return note().exists()


def verify(place, name, identity, say):
    """Reads all of a backup and returns its manifest. Changes nothing. Raises BackupError, OSError."""
    with opened(place, name, identity, say) as archive:
        manifest.examine_database(archive.manifest["database"], databases.database().engine)
        return archive.manifest


def restore(place, name, identity, say):
    """Verifies the backup, then writes it here, and returns its manifest.

    Raises BackupError and OSError before anything was changed, and Unfinished afterwards.
    """
    _examine_target()
    with opened(place, name, identity, say) as archive:
        said = archive.manifest
        manifest.examine_database(said["database"], databases.database().engine)
        _examine_note(said)
        note().write_text(json.dumps({"made_at": said["made_at"]}))
        try:
            _put_files(archive, say)
            _put_database(archive, say)
        except (*UNREACHABLE, DatabaseError, BackupError) as error:
            raise Unfinished(
                _(
                    "Restoring stopped on the way: %(error)s\nThis installation is not usable yet. Mend the cause and "
                    "give the same command again: it goes on."
                )
                % {"error": error}
            ) from error
        note().unlink()
    generations.begin(ALL)
    cache.clear()
    return said


def _examine_target():
    if is_unfinished():
        return
    if not databases.is_empty():
        raise NotEmpty(
            _(
                "This installation has pages already, which would be lost. Restore into an empty one: "
                "another VAR_DIR, or another DATABASE_URL."
            )
        )
    if not files.is_empty():
        raise NotEmpty(
            _(
                "There are uploaded files here already. Restore into an empty one: another VAR_DIR, or another bucket."
            )
        )


def _examine_note(said):
    if is_unfinished() and json.loads(note().read_text())["made_at"] != said["made_at"]:
        raise NotEmpty(
            _("Restoring another backup was begun here and not finished. Take that one, or an empty VAR_DIR.")
        )


def _put_files(archive, say):
    found = list(archive.stored)
    progress = Progress(say, _("Files: %(done)s of %(all)s (%(percent)s %%)"), len(found))
    for folder, name, size in found:
        storage = files.storage_of(folder)
        if storage.exists(name):
            # Left there by the attempt before.
            storage.delete(name)
        with archive.open(f"{folder}/{name}") as source:
            kept = storage.save(name, File(source, name))
        if kept != name or storage.size(kept) != size:
            raise Damaged(_("The storage did not keep %(name)s as it is.") % {"name": name})
        progress.advance()


def _put_database(archive, say):
    say(_("Writing the database …"))
    system, said = databases.database(), archive.manifest["database"]
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
        copy = Path(folder) / system.file_name
        archive.copy(system.file_name, copy)
        system.restore(copy)
    if system.facts()["rows"] != said["rows"]:
        raise Damaged(_("The database does not have the rows that the backup counted."))
    say(_("Bringing the database up to date …"))
    call_command("migrate", interactive=False, verbosity=0)
    # Whoever signed out, or was sent away, since the backup was made must not be signed in again.
    Session.objects.all().delete()
