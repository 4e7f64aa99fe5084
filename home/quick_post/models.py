"""What a phone has sent of a news post that is not made yet, and which posts were made of what it sent."""

from django.conf import settings
from django.db import models
from django.db.models import Sum
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.storage import private_storage


def private_name(instance, filename):
    """A name that nobody can guess."""
    return f"quick-post/{get_random_string(24)}"


class OfSender(models.Model):
    """Something that belongs to whoever sent it, and to nobody else. ``key``: the name that the phone gave it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="%(class)s_once_per_user")]

    def __str__(self):
        return str(self.key)


class PendingPhoto(OfSender):
    """A photo on its way from a phone. ``size``: of the whole, in bytes.

    ``file``: once all of it is here, the picture made fit to publish; until then there are its parts.
    """

    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    file = models.FileField(upload_to=private_name, storage=private_storage, blank=True)

    class Meta(OfSender.Meta):
        verbose_name = _("photo on its way")

    @property
    def received(self):
        """How many bytes from its beginning are here."""
        return self.size if self.file else self.parts.aggregate(total=Sum("size"))["total"] or 0


class PhotoPart(models.Model):
    """The bytes of a photo from ``offset`` on. Parts follow each other without a gap."""

    photo = models.ForeignKey(PendingPhoto, on_delete=models.CASCADE, related_name="parts")
    offset = models.PositiveBigIntegerField()
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to=private_name, storage=private_storage)

    class Meta:
        verbose_name = _("part of a photo")
        ordering = ["offset"]
        constraints = [models.UniqueConstraint(fields=["photo", "offset"], name="photo_part_once")]

    def __str__(self):
        return f"{self.photo}: {self.offset}"


class MadePost(OfSender):
    """The news post that was made of what a phone sent: when it asks again, because the answer was lost, no second."""

    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(OfSender.Meta):
        verbose_name = _("post that a phone sent")
