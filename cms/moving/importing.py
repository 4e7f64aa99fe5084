"""Makes the station of a station file here: all of it, or nothing."""

from contextlib import ExitStack

from django.core.cache import cache
from django.core.files import File
from django.db import connection, models, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.models import Collection, Page, ReferenceIndex, Site
from wagtail.search import index

from cms.backup.archive import opened
from cms.backup.errors import Damaged, Foreign
from cms.backup.files import storage_of
from cms.backup.progress import Progress
from cms.page_cache.generations import ALL, generations

from . import registry, rows, scope
from .kind import ROWS, STATION, NotPossible, examine_migrations
from .numbers import Numbers
from .places import Places
from .rewriting import Rewriter

# How many rows are written together.
BATCH = 200


def import_station(place, name, identity, say, host=None, port=None):
    """Makes the station here and returns ``(its Site, the manifest, its Places)``.

    ``host``, ``port``: instead of those that it had. Raises BackupError, OSError and what databases raise; then nothing
    was changed, and no file is left behind.
    """
    with opened(place, name, identity, say, STATION) as archive:
        said = archive.manifest
        _examine(said)
        host, port = host or said["station"]["host"], port or said["station"]["port"]
        _examine_place(said, host, port)
        with ExitStack() as undo:
            with transaction.atomic():
                made = _Import(archive, Places(said, host, port), say, undo)
                made.run()
            undo.pop_all()
    generations.begin(ALL)
    cache.clear()
    return made.site, said, made.places


def verify(place, name, identity, say):
    """Reads all of a station file and returns its manifest. Changes nothing. Raises BackupError, OSError."""
    with opened(place, name, identity, say, STATION) as archive:
        _examine(archive.manifest)
        return archive.manifest


def _examine(said):
    examine_migrations(said["migrations"])
    known = {scope.label_of(model) for model in (*scope.carried_models(), *scope.merged_models())}
    if strange := sorted(set(said["rows"]) - known):
        raise Foreign(
            _("The file holds rows of %(name)s, which this installation does not take.")
            % {"name": strange[0]}
        )


def _examine_place(said, host, port):
    if Site.objects.filter(hostname=host, port=port).exists():
        raise NotPossible(
            _("There is a station at %(host)s already. Give another one with --host.")
            % {"host": f"{host}:{port}"}
        )
    here = Site.objects.filter(root_page__translation_key=said["station"]["key"]).first()
    if here:
        raise NotPossible(
            _(
                "This very station is here already, at %(host)s. A station can be in an installation only once."
            )
            % {"host": f"{here.hostname}:{here.port}"}
        )


class _Import:
    def __init__(self, archive, places, say, undo):
        self.archive, self.places, self.say, self.undo = archive, places, say, undo
        self.said = archive.manifest
        self.numbers = Numbers()
        self.rewriter = Rewriter(self.numbers, places)
        self.site = None

    def run(self):
        carried = [model for model in scope.carried_models() if scope.label_of(model) in self.said["rows"]]
        self._learn_shared()
        for model in carried:
            self.numbers.give(model, [_key(model, row) for row in self._rows(model)])
        self.numbers.learn(Collection, {self.said["folder_of_all"]: self._own_folder()})
        for model in scope.merged_models():
            if scope.label_of(model) in self.said["rows"]:
                self._merge(model)
        self._examine_trees()
        self._examine_names(carried)
        self._put_files()
        self.say(_("Writing the database …"))
        for model in carried:
            self._put_rows(model)
        self._hang_in()
        self.site = Site.objects.get(pk=self.numbers.new(Site, next(iter(self.numbers.moved(Site)))))
        # Tells whoever remembers stations that there is one more.
        self.site.save()
        for step in registry.last_steps():
            step(self.site, self.numbers)
        self._make_indexes(carried)
        connection.check_constraints()

    def _rows(self, model):
        with self.archive.open(f"{ROWS}/{scope.label_of(model)}.jsonl") as file:
            yield from rows.parsed(file)

    # --- Numbers ---------------------------------------------------------------------------------

    def _learn_shared(self):
        for label, entries in self.said["shared"].items():
            model = scope.model_of(label)
            here = {
                tuple(each): pk for pk, *each in model._base_manager.values_list("pk", *scope.SHARED[label])
            }
            missing = [names for _old, *names in entries if tuple(names) not in here]
            if missing and label not in scope.NAMED_IN_TEXTS:
                raise NotPossible(
                    _("The station uses something that is missing here: %(what)s “%(name)s”. Make it first.")
                    % {"what": model._meta.verbose_name, "name": missing[0][-1]}
                )
            self.numbers.learn(
                model, {old: here[tuple(names)] for old, *names in entries if tuple(names) in here}
            )

    def _own_folder(self):
        """The folder here of what lay in the one of all: the station's own, which every station has.

        What is said of the one of all, such as who may change its files, must not be said of that of others.
        """
        own = self.numbers.moved(Collection)
        if not own:
            raise Foreign(str(STATION.foreign))
        return own[min(own)]

    def _merge(self, model):
        """Finds what is here already, and makes what is not."""
        names = scope.MERGED[scope.label_of(model)]
        fields = [model._meta.get_field(name) for name in names]
        columns = [field.attname for field in fields]
        found = {}
        for pk, *values in model._base_manager.values_list("pk", *columns):
            found[tuple(map(str, values))] = pk
        new = []
        for row in self._rows(model):
            key = tuple(str(self.rewriter.value(model, field, row[field.attname], row)) for field in fields)
            if key in found:
                self.numbers.learn(model, {row["id"]: found[key]})
            else:
                new.append(row)
        self.numbers.give(model, [row["id"] for row in new])
        rewritten = [self.rewriter.row(model, row) for row in new]
        if model is Tag:
            for row in rewritten:
                row["slug"] = Tag(name=row["name"]).slugify(f"{row['name']} {row['id']}")
        rows.insert(model, rewritten)

    # --- What must be free -----------------------------------------------------------------------

    def _examine_trees(self):
        """Refuses pages and folders that would hang among those of somebody else, whoever wrote the file."""
        for model in (Page, Collection):
            for row in self._rows(model) if scope.label_of(model) in self.said["rows"] else ():
                if not self.places.is_at_home(model, row):
                    raise Foreign(
                        _("The file holds something that does not belong into it: %(name)s")
                        % {"name": f"{model._meta.verbose_name} {row['path']}"}
                    )

    def _examine_names(self, carried):
        """Refuses what would take the place of something here: codes and keys that only one row may have."""
        for model in carried:
            names = [
                field.attname
                for field in rows.columns(model)
                if (field.unique or field.primary_key)
                and not field.remote_field
                and not isinstance(field, models.AutoField | models.BigAutoField)
                and (model, field.attname) not in self.places.given
            ]
            for row in self._rows(model) if names else ():
                for name in names:
                    self._examine_name(model, name, row[name])

    @staticmethod
    def _examine_name(model, name, value):
        field = model._meta.get_field(name)
        if value is not None and model._base_manager.filter(**{name: field.to_python(value)}).exists():
            raise NotPossible(
                _("“%(value)s” is taken here: %(what)s, %(field)s. Two stations cannot both have it.")
                % {"value": value, "what": model._meta.verbose_name, "field": field.verbose_name}
            )

    # --- Files -----------------------------------------------------------------------------------

    def _put_files(self):
        found = list(self.archive.stored)
        progress = Progress(self.say, _("Files: %(done)s of %(all)s (%(percent)s %%)"), len(found))
        for folder, name, size in found:
            storage = storage_of(folder)
            with self.archive.open(f"{folder}/{name}") as source:
                kept = storage.save(name, File(source, name))
            self.undo.callback(storage.delete, kept)
            if storage.size(kept) != size:
                raise Damaged(_("The storage did not keep %(name)s as it is.") % {"name": name})
            self.places.files[folder, name] = kept
            progress.advance()

    # --- Rows ------------------------------------------------------------------------------------

    def _put_rows(self, model):
        batch = []
        for row in self._rows(model):
            batch.append(self.rewriter.row(model, row))
            if len(batch) == BATCH:
                rows.insert(model, batch)
                batch = []
        rows.insert(model, batch)

    def _hang_in(self):
        for model, number in ((Page, self.places.homes), (Collection, self.places.folders)):
            model.objects.filter(depth=1).update(numchild=F("numchild") + number)

    # --- Indexes ---------------------------------------------------------------------------------

    def _make_indexes(self, carried):
        """What Wagtail keeps of all rows when they are saved: who uses what, and what the admin's search finds."""
        self.say(_("Making the indexes …"))
        for model in carried:
            if model._meta.parents or not (
                ReferenceIndex.model_is_indexable(model) or index.class_is_indexed(model)
            ):
                continue
            for instance in rows.read(model, self.numbers.moved(model).values()):
                whole = instance.specific if isinstance(instance, Page) else instance
                if ReferenceIndex.model_is_indexable(type(whole)):
                    ReferenceIndex.create_or_update_for_object(whole)
                if index.class_is_indexed(type(whole)):
                    index.insert_or_update_object(whole)


def _key(model, row):
    field = model._meta.pk
    return field.to_python(row[field.attname])
