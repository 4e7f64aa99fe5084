"""Notes every change that may have made a summary wrong, as the cache of public pages is told of them."""

import threading
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_migrate
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db import DatabaseBackend
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.page_cache.generations import ALL
from cms.page_cache.watching import station_changing
from cms.page_cache.whose import stations_of

from .models import Change
from .tasks import refresh_later

# While tables are being made, the one for changes may not be there yet; all is made anew afterwards.
migrating = threading.Event()


def note(station):
    """Notes that the station (a Site's id, or ALL) was changed, and has its summaries made anew soon."""
    if station == ALL:
        # Those of every station are made anew little by little, by the periodic job.
        Change.objects.create(site_id=None)
        return
    change = Change.objects.create(site_id=station)
    transaction.on_commit(partial(_ask, station, change.pk), robust=True)


def _ask(station, number):
    """One task does for all changes that wait. Where no worker takes tasks, the periodic job does it."""
    if not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
        return
    if not Change.objects.filter(site=station, pk__lt=number).exists():
        refresh_later.enqueue(station)


def _changing(sender, station, **kwargs):
    if not migrating.is_set():
        note(station)


def _translated(sender, instance, raw=False, **kwargs):
    """How far a translation is decides whether an item is done, though no reader sees it."""
    page = None if raw else Page.objects.filter(translation_key=_key_of(instance)).first()
    for station in stations_of(page) if page else ():
        note(station)


def _key_of(record):
    """The translation key of what a record of wagtail-localize is about."""
    if isinstance(record, StringTranslation):
        return record.context.object_id if record.context_id else None
    return (record.source if isinstance(record, Translation) else record).object_id


def _migrates(sender, **kwargs):
    migrating.set()


def _migrated(sender, apps=None, **kwargs):
    """Another version of the site may find something else in the same pages.

    ``apps``: the models of the state that was migrated to, None where a database was only emptied.
    """
    migrating.clear()
    if apps and Change._meta.label in {model._meta.label for model in apps.get_models()}:
        note(ALL)


def connect(app):
    """``app``: the configuration of this app, which is told of migrations once all of them are done."""
    station_changing.connect(_changing, dispatch_uid="oit.bureau")
    for model in (StringTranslation, Translation, TranslationSource):
        for signal in (post_save, post_delete):
            signal.connect(
                _translated, sender=model, dispatch_uid=f"oit.bureau-{model.__name__}-{id(signal)}"
            )
    pre_migrate.connect(_migrates, sender=app, dispatch_uid="oit.bureau")
    post_migrate.connect(_migrated, sender=app, dispatch_uid="oit.bureau")
