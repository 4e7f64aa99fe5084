"""The station file: what it is, and whether this installation can take it."""

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.backup.errors import BackupError, Newer
from cms.backup.files import FOLDERS
from cms.backup.manifest import Kind

ROWS = "rows"
STATION = Kind(
    format="police-station-moving",
    version=1,
    header="station.json",
    folders=(ROWS, *FOLDERS.values()),
    foreign=gettext_lazy("The file is encrypted for this key, but it holds no station that was exported."),
    newer=gettext_lazy(
        "A newer version of this software exported the station. Update this installation first."
    ),
)


class NotPossible(BackupError):
    """The station cannot be taken out of, or into, this installation."""


class Older(BackupError):
    """An older version of this software exported the station."""


def migrations():
    """``["app.name"]`` of the changes of the database that this installation has made, sorted."""
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder.Migration.objects.values_list("app", "name")
    )


def examine_migrations(said):
    """Whether the rows of the file are of the same shape as those here. Raises Newer, Older."""
    here = _known()
    strange = [name for name in said if name not in here]
    if strange:
        raise Newer(
            _(
                "A newer version of this software exported the station: it has the change %(name)s. "
                "Update this installation first."
            )
            % {"name": strange[0]}
        )
    missing = sorted(set(migrations()) - set(said))
    if missing:
        raise Older(
            _(
                "An older version of this software exported the station: it lacks the change %(name)s. Update the "
                "installation that it comes from, and export it there again."
            )
            % {"name": missing[0]}
        )


def _known():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {each for migration in loader.disk_migrations.values() for each in migration.replaces}
    return {f"{app}.{name}" for app, name in loader.disk_migrations.keys() | replaced}
