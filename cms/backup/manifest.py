"""What a backup says of itself, and whether this installation can take it."""

import json
import platform
from dataclasses import dataclass

import django
import wagtail
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import Damaged, Foreign, Newer, OtherDatabase
from .files import FOLDERS

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Kind:
    """What a sealed archive is: a backup, or a station on its way elsewhere (``cms.moving``).

    ``header``: the name of its first file. ``folders``: in which its files may lie. ``foreign``, ``newer``: what is
    said of an archive that is none, or that a newer version made.
    """

    format: str
    version: int
    header: str
    folders: tuple
    foreign: str
    newer: str


BACKUP = Kind(
    format="police-station-backup",
    version=1,
    header="backup.json",
    folders=tuple(FOLDERS.values()),
    foreign=gettext_lazy("The file is encrypted for this key, but it is no backup of this software."),
    newer=gettext_lazy("A newer version of this software made the backup. Update this installation first."),
)


def header(moment, kind=BACKUP):
    """The first file of the archive, ``moment`` (aware) being that of the copy of the database."""
    return {"format": kind.format, "version": kind.version, "made_at": moment.isoformat()}


def software():
    """Which versions made an archive."""
    return {
        "django": django.get_version(),
        "wagtail": wagtail.__version__,
        "python": platform.python_version(),
    }


def manifest(moment, engine, facts, sums, gone):
    """The last file. ``gone``: files that were deleted while the backup was being made."""
    return {
        **header(moment),
        "software": software(),
        "database": {"engine": engine, **facts},
        "secret_key": secret_key_mark(),
        "files": sums,
        "gone": gone,
    }


def secret_key_mark():
    """Tells one SECRET_KEY from another, and nothing about it."""
    return salted_hmac("cms.backup", "which key", algorithm="sha256").hexdigest()[:16]


def as_bytes(content):
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def parsed(data, kind=BACKUP):
    """The header or manifest in ``data`` (bytes). Raises Foreign, Newer."""
    try:
        content = json.loads(data)
        is_ours, version = content["format"] == kind.format, int(content["version"])
    except (ValueError, TypeError, KeyError):
        is_ours = False
    if not is_ours:
        raise Foreign(str(kind.foreign))
    if version > kind.version:
        raise Newer(str(kind.newer))
    return content


def examine_sums(said, found):
    """Raises Damaged unless what the manifest says of the files is what was ``found``."""
    if said == found:
        return
    wrong = sorted(name for name in said.keys() | found.keys() if said.get(name) != found.get(name))
    raise Damaged(
        _(
            "The file is damaged: %(number)s of the files in it are missing or changed, the first one is %(name)s."
        )
        % {"number": len(wrong), "name": wrong[0]}
    )


def examine_database(said, engine):
    """Whether this installation understands the database of the manifest. Raises OtherDatabase, Newer."""
    if said["engine"] != engine:
        raise OtherDatabase(
            _(
                "The backup holds a database of %(theirs)s; this installation uses %(ours)s. Set DATABASE_URL to match."
            )
            % {"theirs": said["engine"], "ours": engine}
        )
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    replaced = {name for migration in known.values() for name in migration.replaces}
    strange = [tuple(each) for each in said["migrations"] if tuple(each) not in known.keys() | replaced]
    if strange:
        raise Newer(
            _(
                "A newer version of this software made the backup: it has the change %(name)s. Update this one first."
            )
            % {"name": ".".join(strange[0])}
        )
