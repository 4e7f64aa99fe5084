from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from cms.models import StationDocument, StationImage
from cms.models.stations import StationQuerySet

KEPT_FOR = timedelta(days=90)


class BinPage(Page):
    """The page below which binned pages hang, and below it one for each of them, so that equal slugs may meet.

    It stands beside the stations' home pages: nothing below it belongs to a station, has an address or is counted.
    """

    is_creatable = False
    parent_page_types = []
    subpage_types = []

    class Meta:
        verbose_name = _("Bin")


class Kind(models.TextChoices):
    PAGE = "page", _("Page")
    IMAGE = "image", _("Image")
    DOCUMENT = "document", _("Document")


class BinEntryQuerySet(StationQuerySet):
    def overdue(self, on):
        """Those whose time is over at the moment ``on``."""
        return self.filter(binned_at__lte=on - KEPT_FOR)


class BinEntry(models.Model):
    """Something in the bin: one of ``page``, ``image`` and ``document``, of the station ``site``.

    ``site``: None for what belongs to no station, which is for administrators alone. ``place``: where it was, in words.
    ``kept``: what is needed to put it back, see ``pages`` and ``files``.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, null=True, verbose_name=_("station"), related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=255)
    place = models.CharField(_("place"), max_length=500, blank=True)
    page = models.OneToOneField(Page, on_delete=models.CASCADE, null=True, related_name="bin_entry")
    image = models.OneToOneField(StationImage, on_delete=models.CASCADE, null=True, related_name="bin_entry")
    document = models.OneToOneField(
        StationDocument, on_delete=models.CASCADE, null=True, related_name="bin_entry"
    )
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    binned_at = models.DateTimeField(default=timezone.now, db_index=True)
    kept = models.JSONField(default=dict)

    objects = BinEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-binned_at", "-pk"]
        verbose_name = _("thing in the bin")
        verbose_name_plural = _("things in the bin")

    def __str__(self):
        return self.title

    @property
    def thing(self):
        """The Page, StationImage or StationDocument."""
        return getattr(self, self.kind)

    @property
    def pointing(self):
        """``[label of the model, name of the field, number]`` of what pointed to a file, published or as a draft."""
        return [*self.kept.get("references", ()), *self.kept.get("drafts", ())]

    @property
    def erased_on(self):
        """The day on which it is erased."""
        return timezone.localdate(self.binned_at + KEPT_FOR)

    @property
    def days_left(self):
        return max((self.erased_on - timezone.localdate()).days, 0)
