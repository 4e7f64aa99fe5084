"""Pictures and documents go into the bin and come out.

A file is marked, and from then on nobody finds it: not by its address, nor in lists and choosers (``objects`` of its
model leaves it out). Pages keep its number in their streams (`cms.blocks.choosing`) and texts, where a number that is
not found shows nothing. Fields that point to it are emptied, as when a file is deleted, and filled again when it comes
back, unless something else was chosen meanwhile; so are those of the newest draft. Kept are the model, the field and
the number of what has it::

    {"references": [["home.NewsPage", "picture", 17], …], "drafts": [["home.NewsPage", "picture", 18], …]}
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import SET_NULL, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision, RevisionMixin, Site
from wagtail.search import index

from cms.models import StationImage
from cms.page_cache.generations import ALL
from cms.page_cache.watching import station_changed
from cms.page_cache.whose import stations_of
from cms.search.keeping import document_changed, page_changed

from .models import BinEntry, Kind
from .pages import PUT, RESTORE
from .refusals import CannotRestore, in_hand, refuse, title_of


@transaction.atomic
def put_file(file, user):
    """Puts a StationImage or StationDocument into the bin. Raises CannotBin.

    Returns the BinEntry, or None where somebody put it there at the same moment. Whether ``user`` may delete it is for
    the caller to ask.
    """
    refuse(file)
    file = type(file)._base_manager.select_for_update().get(pk=file.pk)
    if file.binned_at:
        return None
    kind = Kind.IMAGE if isinstance(file, StationImage) else Kind.DOCUMENT
    entry = BinEntry(
        site=_station_of(file),
        kind=kind,
        title=title_of(file)[:255],
        # That of the station itself says nothing.
        place=file.collection.name if file.collection.depth > 2 else "",
        binned_by=user,
        kept={"drafts": _drafts_with(file), "references": _empty_references(file)},
        **{kind: file},
    )
    entry.save()
    # Not saved: what listens to that would look for a file that is not to be found any more.
    type(file)._base_manager.filter(pk=file.pk).update(binned_at=timezone.now())
    index.remove_object(file)
    station_changed(entry.site_id or ALL)
    if kind == Kind.IMAGE:
        # Sizes lie at public addresses. They are made again when somebody looks at the picture.
        for rendition in file.renditions.all():
            rendition.delete()
    _look_again(file)
    document_changed(entry.document_id)
    log(file, PUT, user=user)
    return entry


@transaction.atomic
def restore_file(entry, user):
    """Gives the file of the BinEntry back to the public, the lists and the pages that show it. Returns the file.

    Raises CannotRestore.
    """
    entry = in_hand(entry)
    file = entry.thing
    policy = images_policy if entry.kind == Kind.IMAGE else documents_policy
    if not policy.user_has_permission_for_instance(user, "change", file):
        raise CannotRestore(_("“%(title)s” cannot be restored by you.") % {"title": entry.title})
    file.binned_at = None
    file.save(update_fields=["binned_at"])
    for label, field, pk in entry.kept["references"]:
        found = apps.get_model(label)._base_manager.filter(**{"pk": pk, field: None})
        found.update(**{field: file.pk})
    for label, field, pk in entry.pointing:
        _fill_draft(apps.get_model(label), field, pk, file)
    _look_again(file)
    entry.delete()
    log(file, RESTORE, user=user)
    return file


def _station_of(file):
    """The Site in whose collections the file lies, or None."""
    stations = stations_of(file)
    return Site.objects.get(pk=stations[0]) if len(stations) == 1 and stations != [ALL] else None


def _pointing_fields(file):
    """Yields ``(model, name)`` of each field that may point to the file."""
    for relation in file._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.on_delete is SET_NULL:
            yield relation.related_model, relation.field.name


def _empty_references(file):
    """Empties the fields that point to the file. Returns them, see above."""
    found = []
    for model, field in _pointing_fields(file):
        rows = model._base_manager.filter(**{field: file.pk})
        found += [[model._meta.label, field, pk] for pk in rows.values_list("pk", flat=True)]
        rows.update(**{field: None})
    return found


def _drafts_with(file):
    """Those whose newest draft points to the file, see above. Reading a draft leaves out what is not found.

    Of pages only those of its station are asked: each costs reading its draft.
    """
    found, of_station, site = [], Q(), _station_of(file)
    for root in site.root_page.get_translations(inclusive=True) if site else ():
        of_station |= Q(path__startswith=root.path)
    for model, field in _pointing_fields(file):
        if issubclass(model, RevisionMixin):
            rows = model._base_manager.filter(**{f"latest_revision__content__{field}": file.pk})
            rows = rows.filter(of_station) if issubclass(model, Page) else rows
            found += [[model._meta.label, field, pk] for pk in rows.values_list("pk", flat=True)]
    return found


def _fill_draft(model, field, pk, file):
    """Has the newest draft point to the ``file`` again, where it points to nothing."""
    if not issubclass(model, RevisionMixin):
        return
    draft = Revision.objects.select_for_update().filter(
        pk__in=model._base_manager.filter(pk=pk).values("latest_revision")
    )
    for revision in draft:
        if revision.content.get(field, file.pk) is None:
            revision.content[field] = file.pk
            revision.save(update_fields=["content"])


def _look_again(file):
    """Has the search read the pages that name the file once more."""
    named = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = Page.objects.filter(pk__in=[int(pk) for pk in named.values_list("object_id", flat=True)]).live()
    for pk in pages.values_list("pk", flat=True):
        page_changed(pk)
