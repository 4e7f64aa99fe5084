"""Publishing, withdrawing and moving change what can be found, at once."""

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.models import StationDocument

from . import keeping
from .models import Entry


def _when_published(sender, instance, **kwargs):
    """The page, and its translations: they show the figures and files of the Thai page."""
    versions = Page.objects.filter(translation_key=instance.translation_key).live()
    for page_id in versions.values_list("pk", flat=True):
        keeping.page_changed(page_id)


def _when_unpublished(sender, instance, **kwargs):
    keeping.withdraw(Entry.objects.filter(page_id=instance.pk))


def _when_moved(sender, instance, **kwargs):
    for page_id in instance.get_descendants(inclusive=True).live().values_list("pk", flat=True):
        keeping.page_changed(page_id)


def _when_document_saved(sender, instance, created=False, **kwargs):
    if not created:
        keeping.document_changed(instance.pk)


def connect():
    page_published.connect(_when_published, dispatch_uid="cms.search")
    page_unpublished.connect(_when_unpublished, dispatch_uid="cms.search")
    post_page_move.connect(_when_moved, dispatch_uid="cms.search")
    post_save.connect(_when_document_saved, sender=StationDocument, dispatch_uid="cms.search")
