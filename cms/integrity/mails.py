"""Mails about findings, one to each reader for what is new, and once for each finding."""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from cms.mail.queue import queue_mail
from cms.models import StationSettings

from .models import Finding
from .who import told_of

logger = logging.getLogger(__name__)

NAMED = 20


def tell():
    """Writes the mails that are due. Where nobody has an e-mail address, the admin alone tells."""
    by_site = {}
    for finding in Finding.objects.open().filter(mailed_at=None).select_related("site"):
        by_site.setdefault(finding.site, []).append(finding)
    for site, findings in by_site.items():
        with transaction.atomic():
            keys = [finding.pk for finding in findings]
            # Whoever marks them first writes the mails, also where two processes do this.
            if Finding.objects.filter(pk__in=keys, mailed_at=None).update(mailed_at=timezone.now()):
                _tell(site, findings)


def _tell(site, findings):
    sender = site or Site.objects.order_by("-is_default_site", "pk").first()
    for user in told_of(site) if sender else []:
        profile = getattr(user, "wagtail_userprofile", None)
        with override((profile and profile.preferred_language) or settings.LANGUAGE_CODE):
            subject, body = _written(sender, findings)
        try:
            queue_mail(sender, user.email, subject, body)
        except ValidationError:
            logger.warning("The account %s has no address that mail can be sent to.", user.pk)


def _written(site, findings):
    subject = _("Look at the website: something changed that nobody may have wanted")
    context = {
        "station": StationSettings.for_site(site).name,
        "findings": findings[:NAMED],
        "others": len(findings[NAMED:]),
        "address": site.root_url + reverse("integrity:report"),
    }
    return subject, render_to_string("integrity/mail.txt", context)
