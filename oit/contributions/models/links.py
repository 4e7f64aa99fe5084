"""The links by which people without an account reach a contribution.

Only the SHA-256 of a link's key is stored: whoever reads the database cannot use it. A key has 256 random bits, so
it can be neither guessed nor found by trying, and a plain hash of it is enough.
"""

import secrets
from hashlib import sha256

from django.db import models
from django.urls import reverse
from django.utils import timezone

from .contribution import Contribution


class Reader(models.TextChoices):
    """Whom a link is for. Not shown to anybody."""

    OFFICER = "officer"
    HEAD = "head"


class Link(models.Model):
    """A link to one contribution. Each mail carries its own, so that several may be in use."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="links")
    reader = models.CharField(max_length=10, choices=Reader)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.contribution_id}: {self.reader}"

    @classmethod
    def make(cls, contribution, reader):
        """Stores a new link and returns its whole address. It cannot be had a second time."""
        key = secrets.token_urlsafe(32)
        cls.objects.create(contribution=contribution, reader=reader, key_hash=hash_of(key))
        return contribution.site.root_url + reverse(f"contribution_{reader}", args=[key])

    @classmethod
    def find(cls, key, reader, site):
        """The link with this key at the station ``site``, or None."""
        return (
            cls.objects.filter(key_hash=hash_of(key), reader=reader, contribution__site=site)
            .select_related("contribution__site", "contribution__asked_by", "contribution__head")
            .first()
        )

    @property
    def last_day(self):
        return self.contribution.links_end(timezone.localdate(self.made_at))

    @property
    def head_left(self):
        """Whether it is for a head who does not approve at the station any more."""
        if self.reader != Reader.HEAD:
            return False
        found = self.contribution
        return not (found.head_is_here if found.head else found.head_email)

    @property
    def is_over(self):
        """Whether nothing can be seen or done with it any more. Asked anew each time that it is used."""
        return self.contribution.is_closed or self.head_left or timezone.localdate() > self.last_day


def hash_of(key):
    return sha256(key.encode("utf-8", "replace")).hexdigest()
