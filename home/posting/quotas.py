"""Counts the messages of the month of every connected LINE account a few times a day, so that officers see them."""

import datetime

from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.models import Site

from .credentials import credentials_of
from .models import Channel, LineQuota

ASKED_EVERY = datetime.timedelta(hours=6)


def refresh(now=None):
    """A job of ``cms.tick``. Where nobody is connected, or all were just asked, nothing happens."""
    known = LineQuota.objects.filter(read_at__gt=(now or timezone.now()) - ASKED_EVERY)
    for site in Site.objects.exclude(pk__in=known.values("site")):
        credentials = credentials_of(Channel.LINE, site)
        if credentials:
            # LINE's SDK is loaded only here, as in sending.
            import_string("home.posting.line.refresh_quota")(site, credentials)
