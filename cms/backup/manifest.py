"""What a backup says of itself, and whether this installation can take it."""

import json
import platform

import django
import wagtail
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from .errors import Damaged, Foreign, Newer, OtherDatabase

FORMAT = "police-station-backup"
VERSION = 1
HEADER = "backup.json"
MANIFEST = "manifest.json"


def header(moment):
    """The first file of the archive, ``moment`` (aware) being that of the copy of the database."""
    return {"format": FORMAT, "version": VERSION, "made_at": moment.isoformat()}


def manifest(moment, engine, facts, sums, gone):
    """The last file. ``gone``: files that were deleted while the backup was being made."""
    return {
        **header(moment),
        "software": {
            "django": django.get_version(),
            "wagtail": wagtail.__version__,
            "python": platform.python_version(),
        },
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


def parsed(data):
    """The header or manifest in ``data`` (bytes). Raises Foreign, Newer."""
    try:
        content = json.loads(data)
        is_ours, version = content["format"] == FORMAT, int(content["version"])
    except (ValueError, TypeError, KeyError):
        is_ours = False
    if not is_ours:
        raise Foreign(_("The file is encrypted for this key, but it is no backup of this software."))
    if version > VERSION:
        raise Newer(_("A newer version of this software made the backup. Update this installation first."))
    return content


def examine_sums(said, found):
    """Raises Damaged unless what the manifest says of the files is what was ``found``."""
    if said == found:
        return
    wrong = sorted(name for name in said.keys() | found.keys() if said.get(name) != found.get(name))
    raise Damaged(
        _("The backup is damaged: %(number)s of its files are missing or changed, the first one is %(name)s.")
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
