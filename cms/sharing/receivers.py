"""What follows for the pictures when a page is published or deleted, and when a station changes its name."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from cms.models import BasePage, StationSettings
from cms.models.stations import pages_of

from .making import discard, is_on
from .models import ShareImage
from .tasks import make_later


def _when_published(sender, instance, **kwargs):
    """A queue that does not work keeps no page from being published: the periodic job makes the picture then."""
    if is_on() and issubclass(sender, BasePage):
        transaction.on_commit(partial(make_later.enqueue, instance.pk), robust=True)


def _when_renamed(sender, instance, created=False, **kwargs):
    if not created:
        pages = pages_of([instance.site_id]).values("pk")
        ShareImage.objects.filter(page__in=pages).update(published_at=None, tried_at=None)


def _when_deleted(sender, instance, **kwargs):
    if instance.file:
        transaction.on_commit(partial(discard, instance.file.name), robust=True)


def connect():
    page_published.connect(_when_published, dispatch_uid="cms.sharing")
    post_save.connect(_when_renamed, sender=StationSettings, dispatch_uid="cms.sharing")
    post_delete.connect(_when_deleted, sender=ShareImage, dispatch_uid="cms.sharing")
