"""Writes everything of one station into a station file, while the site runs."""

import io
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

from cms.backup import manifest
from cms.backup.files import folder_of, storage_of
from cms.backup.progress import Progress
from cms.backup.sealing import seal
from cms.backup.tar import END, TarStream

from . import registry, rows, scope
from .kind import ROWS, STATION, migrations
from .selecting import Selection


def export(site, place, name, recipients, say, with_passwords=False):
    """Writes the station ``site`` as ``name`` into ``place``, readable by ``recipients`` alone. Returns the manifest.

    ``say`` is called with a line about every step. Raises BackupError, and what storages, disks and databases raise.
    """
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="backup-") as folder:
        exported = _Export(site, Path(folder), say, with_passwords)
        with place.writing(name) as file:
            seal(exported.chunks(), file, recipients)
    return exported.manifest


@contextmanager
def one_moment():
    """What is read in the block is all of the same moment, while others write."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Not as Django begins, which would keep others from writing meanwhile.
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


class _Export:
    """The archive, made while it is being encrypted; its rows lie on the disk in clear until it is done."""

    def __init__(self, site, folder, say, with_passwords):
        self.site, self.folder, self.say = site, folder, say
        self.with_passwords = with_passwords
        self.tar = TarStream()
        # {(folder in the archive, name in the storage)}
        self.files = set()
        self.gone = []
        # {label: number of rows}, in the order in which they are written
        self.counts = {}
        # {merged or shared model: {primary key}}
        self.needed = {}
        self.manifest = None

    def chunks(self):
        """The bytes of the archive. Afterwards ``manifest`` is set."""
        moment = timezone.now()
        yield from self._content(STATION.header, manifest.header(moment, STATION))
        self.say(_("Reading the database …"))
        with one_moment():
            self.selection = Selection(self.site)
            for model in scope.carried_models():
                self._write(model, self.selection.keys(model))
            for model in scope.merged_models():
                self._write(model, self.needed.get(model, ()))
            facts = self._facts()
        for label in self.counts:
            path = self.folder / label
            with path.open("rb") as file:
                yield from self.tar.member(f"{ROWS}/{label}.jsonl", file, path.stat().st_size)
            path.unlink()
        yield from self._files()
        self.manifest = {
            **manifest.header(moment, STATION),
            "software": manifest.software(),
            **facts,
            "gone": self.gone,
            "files": dict(self.tar.sums),
        }
        yield from self._content(manifest.MANIFEST, self.manifest)
        yield END

    def _content(self, name, content):
        data = manifest.as_bytes(content)
        yield from self.tar.member(name, io.BytesIO(data), len(data))

    # --- Rows ------------------------------------------------------------------------------------

    def _write(self, model, keys):
        if not keys:
            return
        label = scope.label_of(model)
        file_fields = [field for field in rows.columns(model) if isinstance(field, models.FileField)]
        number = 0
        with (self.folder / label).open("wb") as file:
            for instance in rows.read(model, keys):
                row = rows.as_row(instance, self.selection, self._in_place_of(instance))
                file.write(rows.line(row))
                number += 1
                self._need(model, row)
                self.files |= {
                    (folder_of(each), row[each.attname]) for each in file_fields if row[each.attname]
                }
                if registry.files_of(model):
                    self.files |= set(registry.files_of(model)(row))
        self.counts[label] = number

    def _in_place_of(self, instance):
        """What of a row is not told as it is: nobody signs in there, or rules there, because of the file."""
        if not isinstance(instance, get_user_model()):
            return None
        given = {"is_superuser": False, "last_login": None}
        return given if self.with_passwords else {**given, "password": make_password(None)}

    def _need(self, model, row):
        for field in scope.foreign_keys(model):
            target = field.related_model
            if (scope.is_merged(target) or scope.is_shared(target)) and row[field.attname] is not None:
                self.needed.setdefault(target, set()).add(row[field.attname])

    # --- Facts -----------------------------------------------------------------------------------

    def _facts(self):
        pages = Page.objects.filter(pk__in=self.selection.keys(Page), depth=2).order_by("path")
        folders = Collection.objects.filter(pk__in=self.selection.keys(Collection)).order_by("path")
        paths = list(folders.values_list("path", flat=True))
        return {
            "station": {
                "host": self.site.hostname,
                "port": self.site.port,
                "name": self.site.site_name,
                "key": str(self.site.root_page.translation_key),
            },
            "homes": list(pages.values("path", "slug")),
            "collections": [path for path in paths if not path.startswith(_others(paths, path))],
            "folder_of_all": Collection.get_first_root_node().pk,
            "shared": {label: self._shared(label, fields) for label, fields in scope.SHARED.items()},
            "rows": self.counts,
            "left": dict(self.selection.left),
            "passwords": self.with_passwords,
            "migrations": migrations(),
        }

    def _shared(self, label, fields):
        """``[[number here, what it is known by …]]`` of what the rows name and every installation has."""
        model = scope.model_of(label)
        found = model._base_manager.order_by("pk")
        if label not in scope.NAMED_IN_TEXTS:
            found = found.filter(pk__in=self.needed.get(model, ()))
        return [list(each) for each in found.values_list("pk", *fields)]

    # --- Files -----------------------------------------------------------------------------------

    def _files(self):
        progress = Progress(self.say, _("Files: %(done)s of %(all)s (%(percent)s %%)"), len(self.files))
        for folder, name in sorted(self.files):
            try:
                file = storage_of(folder).open(name)
            except FileNotFoundError:
                self.gone.append(f"{folder}/{name}")
            else:
                with file:
                    yield from self.tar.member(f"{folder}/{name}", file, file.size)
            progress.advance()


def _others(paths, path):
    return tuple(each for each in paths if each != path) or ("-",)
