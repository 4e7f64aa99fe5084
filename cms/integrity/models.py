"""What was found, what became of it, and when each station was last looked at."""

import hashlib
import re

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms.models.stations import Role

from .kinds import ADVICE, Kind


class FindingQuerySet(models.QuerySet):
    def open(self):
        """Those that are there and that nobody has accepted, the newest first."""
        return self.filter(gone_at=None, accepted_at=None).order_by("-found_at", "-pk")


class Finding(models.Model):
    """Something that is there and may not be. What is known to be right is one that was accepted.

    ``site``: the station, or None for what belongs to the whole installation. ``subject``: what was found, the same
    each time. ``detail``: where, or what of it. ``gone_at``: since when it is no longer there.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("what was found"), max_length=20, choices=Kind)
    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("station")
    )
    subject = models.CharField(max_length=500)
    detail = models.CharField(max_length=500, blank=True)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    gone_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["-found_at", "-pk"]
        indexes = [models.Index(fields=["site", "kind"], name="finding_site_kind")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words}"

    @property
    def is_open(self):
        return self.gone_at is None and self.accepted_at is None

    @property
    def words(self):
        """What was found, in the reader's words."""
        if self.kind == Kind.ROLE:
            username, _colon, role = self.subject.rpartition(": ")
            return f"{username}: {dict(Role.choices).get(role, role)}"
        if self.kind in (Kind.HOST, Kind.ADMINISTRATOR, Kind.SITE) and self.detail:
            return f"{self.subject} ({self.detail})"
        return self.detail or self.subject

    @property
    def page_id(self):
        """Of the page that it is about, or None."""
        about = re.match(r"page (\d+)", self.subject)
        return int(about[1]) if about else None

    @property
    def advice(self):
        """What to do about it, a sentence."""
        return ADVICE[self.kind]

    def accept(self, user, reason):
        """Says that it is right. ``user``: None where the installation says so itself."""
        self.accepted_at, self.accepted_by, self.reason = timezone.now(), user, reason
        self.save(update_fields=["accepted_at", "accepted_by", "reason"])


def key_of(kind, site_id, subject):
    """By which the same thing is known again."""
    return hashlib.sha256(f"{kind}\0{site_id or ''}\0{subject}".encode()).hexdigest()


class Reading(models.Model):
    """When a station, or the installation (``site`` None), was last looked at to the end."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, null=True, related_name="integrity_reading")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.site}: {self.at}"
