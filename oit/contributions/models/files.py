"""Files and photos that were sent in. They have no address of their own, and go when the contribution is forgotten."""

from pathlib import PurePath

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from cms.media.content import ALLOWED_DOCUMENT_TYPES
from cms.storage import private_storage

from .contribution import Contribution


def private_name(instance, filename):
    """A name that nobody can guess."""
    return f"contributions/{get_random_string(24)}{PurePath(filename).suffix.lower()}"


class ContributionFile(models.Model):
    """A file of an allowed kind, or a photo that was made fit to publish. ``title``: what it shows or says."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="files")
    is_photo = models.BooleanField(default=False)
    file = models.FileField(upload_to=private_name, storage=private_storage)
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    title = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("file that was sent in")
        ordering = ["pk"]

    def __str__(self):
        return self.title

    @property
    def format(self):
        """What the format is called."""
        return ALLOWED_DOCUMENT_TYPES.get(self.content_type, self.content_type)
