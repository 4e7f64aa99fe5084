"""A news post that goes live is posted where the officer chose so, once for each channel."""

from functools import partial

from django.conf import settings
from django.db import transaction
from wagtail.signals import page_published

from cms.languages import language_of
from home.models import NewsPage

from .models import Channel, SocialPost
from .tasks import send_later


def chosen_channels(page):
    """The Channels on which the news post ``page`` shall appear."""
    chosen = {Channel.FACEBOOK: page.post_to_facebook, Channel.LINE: page.post_to_line}
    return [channel for channel, is_chosen in chosen.items() if is_chosen]


def _when_published(sender, instance, **kwargs):
    """The Thai post stands for both languages: its text leads to the English one."""
    if language_of(instance) != settings.LANGUAGE_CODE:
        return
    for channel in chosen_channels(instance):
        post, is_new = SocialPost.objects.get_or_create(
            page=instance, channel=channel, defaults={"site": instance.get_site(), "title": instance.title}
        )
        if is_new:
            # A queue that does not work keeps nothing from being published: the periodic job sends it then.
            transaction.on_commit(partial(send_later.enqueue, post.pk), robust=True)


def connect():
    page_published.connect(_when_published, sender=NewsPage, dispatch_uid="home.posting")
