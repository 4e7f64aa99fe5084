from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

FOLDER = "made"


def place_of(made, filename):
    """Where the file is stored: below a folder that no address leads to, under a name that nobody can guess."""
    return f"{FOLDER}/{made.page_id}/{get_random_string(20).lower()}.{made.format}"


class Failure(models.TextChoices):
    """Why a file could not be made."""

    CONTENT = "content", _("It cannot be written in this format.")
    STORAGE = "storage", _("It could not be stored.")
    UNEXPECTED = "unexpected", _("Something unexpected went wrong.")


class Making(models.Model):
    """Whether files of a page must be made, and when.

    ``due_at``: when to make them next, None where nothing is to be done. ``attempts``: how often it was begun in vain.
    ``writers``: the number of the writers (`oit.exports.making.WRITERS`) that last made them.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    writers = models.PositiveSmallIntegerField(default=0)

    # Nothing of the station's uses the page because of it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("making of files")

    def __str__(self):
        return str(self.page)

    @classmethod
    def is_awaited(cls, page_id):
        """Whether the files of the page are to be made now, or are being made."""
        begun = models.Q(due_at__lte=timezone.now()) | models.Q(attempts__gt=0)
        return cls.objects.filter(begun, page_id=page_id).exists()


class ExportedFiles(models.QuerySet):
    def of(self, page, thai):
        """Those that were made of what ``page`` and the page ``thai`` publish now, as `ExportedFile.is_of` has it."""
        made = self.filter(page_id=page.pk, published_at=page.last_published_at, file__gt="")
        # A Thai page is its own.
        return made if thai.pk == page.pk else made.filter(thai_published_at=thai.last_published_at)


class ExportedFile(models.Model):
    """A file made of a published page, and what went wrong the last time.

    ``element``: its key, or "" for the page as a whole. ``month``: ISO, or "". ``format``: the ending of its name.
    ``title``: what it is called, in the page's language. ``digest``: of all that it was made from (SHA-256).
    ``published_at`` and ``thai_published_at``: when the page, and the Thai page that its figures come from, had last
    been published when the file was found to be right. ``failed_at``: since when making it fails, or None. ``error``:
    a Failure. ``detail``: a sentence that says more, in the page's language, or "".
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    element = models.CharField(max_length=60, blank=True)
    month = models.CharField(max_length=7, blank=True)
    format = models.CharField(max_length=4)
    title = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to=place_of, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    first_made_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    thai_published_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=20, choices=Failure, blank=True)
    detail = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    objects = ExportedFiles.as_manager()

    class Meta:
        verbose_name = _("made file")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "element", "month", "format"], name="one_file_of_each_format"
            )
        ]

    def __str__(self):
        return " ".join(filter(None, [self.element, self.month, self.format]))

    @property
    def key(self):
        return self.element, self.month, self.format

    def is_of(self, page, thai):
        """Whether it was made of what ``page`` and the page ``thai`` publish now."""
        made_of = (self.published_at, self.thai_published_at)
        return bool(self.file) and made_of == (page.last_published_at, thai.last_published_at)
