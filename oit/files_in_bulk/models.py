from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import StationDocument, StationImage, StationOwned
from cms.models.stations import StationQuerySet


class ArrivedFileQuerySet(StationQuerySet):
    def waiting_for(self, user, site):
        """Those that ``user`` sent in for the station ``site`` and that nobody deleted since, the oldest first."""
        found = self.of_station(site).filter(user=user).select_related("document", "image")
        return found.filter(document__binned_at=None, image__binned_at=None)


class ArrivedFile(StationOwned):
    """A document or picture of the station that was sent in with others and waits to be put in its place.

    ``name``: what the file was called. ``key``: given by the browser to one sending, so that a repeated one is known.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    document = models.OneToOneField(StationDocument, on_delete=models.CASCADE, null=True, related_name="+")
    image = models.OneToOneField(StationImage, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=255)
    key = models.CharField(max_length=64)
    arrived_at = models.DateTimeField(auto_now_add=True)

    objects = ArrivedFileQuerySet.as_manager()

    class Meta:
        ordering = ["arrived_at", "pk"]
        verbose_name = _("file to be put in its place")
        verbose_name_plural = _("files to be put in their places")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_file_per_sending")]

    def __str__(self):
        return self.name

    @property
    def thing(self):
        """The StationDocument or StationImage."""
        return self.document or self.image
