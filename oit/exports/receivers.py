"""What follows for the files when pages are published and withdrawn, and when the station changes its name."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished

from cms.models import StationSettings
from oit.models import ItemPage

from .due import is_on, item_pages, mark_due
from .making import keep_unchanged
from .models import ExportedFile
from .storing import delete_stored, withdraw
from .tasks import make_files_later


def _when_published(sender, instance, **kwargs):
    """The files of the page, and of its translations: their figures come from the Thai page."""
    if issubclass(sender, ItemPage):
        versions = Page.objects.filter(translation_key=instance.translation_key).live()
        page_ids = (
            list(versions.values_list("pk", flat=True)) if instance.thai.pk == instance.pk else [instance.pk]
        )
        mark_due(page_ids)
        if is_on():
            for page_id in page_ids:
                _make_after_commit(page_id)


def _make_after_commit(page_id):
    """A queue that does not work keeps no page from being published: the periodic job makes the files then."""
    transaction.on_commit(lambda: keep_unchanged(page_id), robust=True)
    transaction.on_commit(lambda: make_files_later.enqueue(page_id), robust=True)


def _when_unpublished(sender, instance, **kwargs):
    withdraw(ExportedFile.objects.filter(page_id=instance.pk))


def _when_renamed(sender, instance, created=False, **kwargs):
    """The station's name and address stand in its files: those that say something else now are made again."""
    if not created:
        site = instance if isinstance(instance, Site) else instance.site
        homes = site.root_page.get_translations(inclusive=True)
        pages = Page.objects.none()
        for home in homes:
            pages = pages | item_pages().descendant_of(home)
        mark_due(pages.values_list("pk", flat=True))


def connect():
    page_published.connect(_when_published, dispatch_uid="oit.exports")
    page_unpublished.connect(_when_unpublished, dispatch_uid="oit.exports")
    for model in (StationSettings, Site):
        post_save.connect(_when_renamed, sender=model, dispatch_uid="oit.exports")
    post_delete.connect(delete_stored, sender=ExportedFile, dispatch_uid="oit.exports")
