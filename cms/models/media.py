"""Pictures and documents: checked by content, described in both languages, at addresses that last."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from cms.bilingual import Text, active_language
from cms.media.content import ALLOWED_DOCUMENT_TYPES, PDF, inspect_document
from cms.media.pictures import PublishablePicture, publishable
from cms.media.scans import is_scan
from cms.requests import once
from cms.storage import refuse_when_full

ADDRESS_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_address():
    """Ten letters that are hard to confuse when read off a printed sign."""
    return get_random_string(10, ADDRESS_LETTERS)


class OutsideBin(models.Manager):
    """Leaves out what is in the bin (cms.bin): to all who ask by this manager, it is as if it were deleted."""

    def get_queryset(self):
        return super().get_queryset().filter(binned_at=None)

    def in_bulk(self, id_list=None, **options):
        """As Django's. Each block of a form asks for its own: what one asked for, the others are given.

        See ``cms.requests.once`` for how long it is known.
        """
        if id_list is None or options:
            return super().in_bulk(id_list, **options)
        wanted = [self.model._meta.pk.to_python(pk) for pk in id_list]
        known = once(("in bulk", self.model), dict)
        if missing := set(wanted) - known.keys():
            # Hardly anything that is asked for by number lies in the bin: a condition of the query takes longer.
            found = super().get_queryset().in_bulk(missing)
            outside = {pk: each for pk, each in found.items() if each.binned_at is None}
            known.update(dict.fromkeys(missing) | outside)
        return {pk: known[pk] for pk in wanted if known[pk]}


def bin_mark():
    """The field that says since when something is in the bin."""
    return models.DateTimeField(null=True, editable=False, db_index=True)


class StationImage(AbstractImage):
    """A picture. ``description`` is its alternative text in Thai."""

    description_en = models.CharField(_("description (English)"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"), max_length=150, blank=True, help_text=_("Who made the picture, if not the station.")
    )
    binned_at = bin_mark()

    objects = OutsideBin.from_queryset(ImageQuerySet)()

    search_fields = [*AbstractImage.search_fields, index.FilterField("binned_at")]

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_en",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self):
        """The description in the active language."""
        return self.alt_text_in(active_language())

    def alt_text_in(self, language):
        """The description in ``language``; an English page falls back to the Thai one."""
        if language == "en" and self.description_en:
            return self.description_en
        return self.description or self.title

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            refuse_when_full("file")
            self._make_publishable()

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._make_publishable()
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def get_upload_to(self, filename):
        # Sizes have public addresses made from this name: nobody may guess one before the picture is blurred.
        return super().get_upload_to(f"{get_random_string(16).lower()}-{filename}")

    def get_rendition(self, filter):
        """One size of the picture. Wagtail's own writes it to the cache at each view, also where it was just read."""
        return next(iter(self.get_renditions(filter).values()))

    def create_rendition(self, filter):
        made = super().create_rendition(filter)
        self._discard_outdated([made])
        return made

    def create_renditions(self, *filters):
        made = super().create_renditions(*filters)
        # Wagtail asks at each view, also where nothing is left to be made.
        if made:
            self._discard_outdated(made.values())
        return made

    def _discard_outdated(self, renditions):
        """Deletes sizes that were being made from a file while it was replaced by a blurred one."""
        with transaction.atomic():
            current = StationImage.objects.select_for_update().values_list("file", flat=True).get(pk=self.pk)
            if current != self.file.name:
                for rendition in renditions:
                    self.renditions.filter(file=rendition.file.name).delete()
                    rendition.file.storage.delete(rendition.file.name)

    def _make_publishable(self):
        if not isinstance(self.file.file, PublishablePicture):
            self.file = publishable(self.file)


class Rendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(StationImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class StationDocument(AbstractDocument):
    """A file for the public, at an address that stays when the file is replaced."""

    title_en = models.CharField(_("title (English)"), max_length=255, blank=True)
    address = models.CharField(max_length=20, unique=True, default=new_address, editable=False)
    content_type = models.CharField(_("kind of file"), max_length=100, blank=True, editable=False)
    file_changed_at = models.DateTimeField(_("file last changed"), null=True, editable=False)
    # Found once, when the file arrives.
    is_scan = models.BooleanField(_("a scan, without text"), default=False, editable=False)
    binned_at = bin_mark()

    objects = OutsideBin.from_queryset(DocumentQuerySet)()

    admin_form_fields = ("title", "title_en", "file", "collection", "tags")

    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("title_en"),
        index.AutocompleteField("title_en"),
        index.FilterField("binned_at"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def url(self):
        return _document_url(self.address)

    @property
    def name(self):
        """The title in the active language; an English page falls back to the Thai one."""
        if active_language() == "en":
            return Text(self.title_en, "en") if self.title_en else Text(self.title, "th")
        return Text(self.title, "th")

    @property
    def format(self):
        """What the format is called: PDF, Word, Excel, CSV or a kind of picture."""
        return ALLOWED_DOCUMENT_TYPES.get(self.content_type) or self.file_extension.upper()

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            refuse_when_full("file")
            with self.open_file() as file:
                content_type = inspect_document(file, self.filename)
            self._refuse_other_kind(content_type)
            self.content_type = content_type

    def _refuse_other_kind(self, content_type):
        stored = StationDocument.objects.filter(pk=self.pk).values_list("content_type", flat=True).first()
        if stored and stored != content_type:
            raise ValidationError(
                {
                    "file": format_lazy(
                        _(
                            "This address holds a file of the kind {old}; the new file is of the kind {new}. "
                            "Printed codes and assessors rely on the kind: upload the new file as a document "
                            "of its own."
                        ),
                        old=ALLOWED_DOCUMENT_TYPES.get(stored, stored),
                        new=ALLOWED_DOCUMENT_TYPES.get(content_type, content_type),
                    )
                }
            )

    def save(self, *args, **kwargs):
        """Keeps the file that is being replaced as a version of this document."""
        replaced = None
        if self.file and not self.file._committed:
            if not self.content_type:
                self.clean()
            replaced = StationDocument.objects.filter(pk=self.pk).exclude(file="").first()
            self._stamp_file()
        super().save(*args, **kwargs)
        if replaced:
            DocumentVersion.keep(replaced)

    def _stamp_file(self):
        self.file_changed_at = timezone.now()
        with self.open_file() as file:
            self.is_scan = self.content_type == PDF and is_scan(file)
        self._set_document_file_metadata()


@lru_cache(maxsize=4096)
def _document_url(address):
    """Django takes longer to write an address than a page does for all the rest of a link to a file."""
    return reverse("document", args=[address])


class DocumentVersion(models.Model):
    """A file that a document had before. Still reachable from the document's address."""

    document = models.ForeignKey(StationDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to="documents")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    file_size = models.PositiveBigIntegerField()
    file_hash = models.CharField(max_length=40)
    is_scan = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_version_per_number")]

    def __str__(self):
        return f"{self.document} ({self.number})"

    @property
    def url(self):
        return reverse("document_version", args=[self.document.address, self.number])

    @property
    def format(self):
        return ALLOWED_DOCUMENT_TYPES.get(self.content_type, self.content_type)

    @classmethod
    def keep(cls, replaced):
        """Records the file of ``replaced``, a document as it was stored before its file changed."""
        return cls.objects.create(
            document_id=replaced.pk,
            number=cls.objects.filter(document_id=replaced.pk).count() + 1,
            file=replaced.file.name,
            filename=replaced.filename,
            content_type=replaced.content_type,
            file_size=replaced.file_size or 0,
            file_hash=replaced.file_hash,
            is_scan=replaced.is_scan,
            published_at=replaced.file_changed_at or replaced.created_at,
        )
