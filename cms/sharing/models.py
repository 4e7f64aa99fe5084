from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def place_of(made, filename):
    return f"share/{made.page_id}-{get_random_string(12).lower()}.jpg"


class ShareImage(models.Model):
    """The picture of one page, which is served at an address that stays.

    ``digest``: of all that it was drawn from (SHA-256). ``published_at``: when the page had last been published when
    the picture was found to be right, None where it must be looked at again. ``tried_at``: when that was last tried.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    file = models.FileField(upload_to=place_of, max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)

    # Nothing of the station's uses the page because of it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("picture for sharing")

    def __str__(self):
        return str(self.page)
