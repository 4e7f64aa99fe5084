"""Fields that many item pages have."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.content import DocumentBlock, GalleryPictureBlock
from cms.languages import NAMES
from oit.blocks.documents import SignedOriginalBlock
from oit.elements.streams import merged

FILES, PHOTOS = _("files"), _("photos")
FEATURES = ["bold", "ol", "ul", "link", "document-link"]


def text_field(label, **options):
    return RichTextField(label, blank=True, features=FEATURES, **options)


def files_field(label=FILES, **options):
    return StreamField([("file", DocumentBlock())], blank=True, verbose_name=label, **options)


def photos_field(label=PHOTOS, **options):
    return StreamField([("photo", GalleryPictureBlock())], blank=True, verbose_name=label, **options)


def picture_field(label, **options):
    return models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        **options,
    )


def date_field(label, **options):
    return models.DateField(label, null=True, blank=True, **options)


class SignedOriginals(models.Model):
    """A page beside whose words stand the scans of what was signed."""

    originals = StreamField(
        [("original", SignedOriginalBlock())],
        blank=True,
        verbose_name=_("signed originals"),
        help_text=_(
            "A scan of what was signed. It stands beside the words of this page, never in their place."
        ),
    )

    further_panels = [MultiFieldPanel([FieldPanel("originals")], heading=_("Signed originals"))]

    class Meta:
        abstract = True

    @property
    def signed_originals(self):
        """``{id, value, language}`` of each original whose file is still there; its texts in the page's
        language. ``language``: the name of that of the file."""
        return [
            {"id": number, "value": value, "language": NAMES.get(value["language"], "")}
            for number, value in merged(self, "originals")
            if value["document"]
        ]
