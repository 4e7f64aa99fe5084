"""Makes a backup, and writes down what became of it."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.storage import UNREACHABLE
from cms.tick import only_one

from .errors import BackupError
from .making import make
from .models import Backup

logger = logging.getLogger(__name__)


def back_up(place, name, say):
    """Makes a backup and returns its record. Raises BackupError, also for what storages and disks raised."""
    started = timezone.now()
    with only_one(settings.VAR_DIR / "backup.lock") as free:
        if not free:
            raise BackupError(_("Another backup is being made at this moment."))
        try:
            made = make(place, name, say)
            size = place.size(name)
        except (BackupError, DatabaseError, *UNREACHABLE) as error:
            reason = str(error) or type(error).__name__
            _record(started, place, name, error=reason)
            raise BackupError(_("No backup was made: %(error)s") % {"error": reason}) from error
    return _record(started, place, name, size=size, files=len(made["files"]))


def _record(started, place, name, **facts):
    """The Backup as it was written down; not written where the database itself is what fails."""
    record = Backup(started_at=started, finished_at=timezone.now(), address=f"{place}/{name}", **facts)
    try:
        record.save()
    except DatabaseError:
        logger.exception("What became of a backup could not be written down.")
    return record
