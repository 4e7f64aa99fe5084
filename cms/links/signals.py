"""What is published or withdrawn may bring links, or take failing ones away."""

from django.db.models.signals import post_save
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.signals import page_published, page_unpublished

from .reading import read_again


def page_changed(sender, instance, **kwargs):
    if site := instance.get_site():
        read_again(site)


def settings_changed(sender, instance, **kwargs):
    if isinstance(instance, BaseSiteSetting):
        read_again(instance.site_id)


def connect():
    page_published.connect(page_changed)
    page_unpublished.connect(page_changed)
    post_save.connect(settings_changed)
