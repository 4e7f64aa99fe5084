from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Publication(models.Model):
    """When an element of an item page, a month of it or a file of it was first and last published.

    Kept because no history of revisions can be read again for every question. ``month``: ISO, or empty.
    ``file_hash``: of the file's content as Wagtail computes it (SHA-1), or empty. ``stated_at``: when it was first
    stated that there was nothing to report of it, None where there is something. ``by`` and ``position``: whoever wrote
    the version that was last published, or made the statement; the position as it was then.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    element = models.CharField(max_length=60)
    month = models.CharField(max_length=7, blank=True)
    file_hash = models.CharField(max_length=40, blank=True)
    first_published_at = models.DateTimeField()
    last_published_at = models.DateTimeField()
    stated_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.CharField(max_length=150, blank=True)

    # What pages and readiness tell of it.
    TOLD = ("element", "month", "first_published_at", "stated_at", "by_id", "position")

    class Meta:
        verbose_name = _("publication of an element")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "element", "month", "file_hash"], name="one_publication_of_each_thing"
            )
        ]

    def __str__(self):
        return " ".join(filter(None, [self.element, self.month, self.file_hash]))
