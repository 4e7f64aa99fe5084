from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .snapshots import picture_addresses, with_addresses


class ClosedYear(models.Model):
    """A fiscal year of a station that is closed, or closes by itself once it is over (``closed_at`` None).

    ``year_page``: its Thai page.
    """

    year_page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("closed fiscal year")

    def __str__(self):
        return str(self.year_page)


class FrozenPage(models.Model):
    """What the elements of a Thai item page that come from elsewhere showed when its year was closed.

    ``elements``: ``{element key: as oit.years.freezing.kept gives it}``; nothing of what the page itself holds.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    closed_at = models.DateTimeField()
    elements = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("page of a closed year")

    def __str__(self):
        return str(self.page)

    @cached_property
    def addresses(self):
        """Where the pictures are that the elements show, asked once for all of them."""
        return picture_addresses(
            "".join(html for kept in self.elements.values() for html in kept["html"].values())
        )

    def html(self, key, language):
        """``(markup, its language)`` of an element, as the page is shown now; the Thai one where there is no other."""
        html = self.elements[key]["html"]
        shown = language if html.get(language) else "th"
        return with_addresses(html.get(shown, ""), self.addresses), shown


class FrozenPicture(models.Model):
    """A picture that a page of a closed year shows. It cannot be deleted; blurring it blurs it here too."""

    page = models.ForeignKey(FrozenPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey("cms.StationImage", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("picture of a closed year")
        constraints = [models.UniqueConstraint(fields=["page", "image"], name="frozen_picture_once_a_page")]

    def __str__(self):
        return f"{self.page}: {self.image}"


class LateChange(models.Model):
    """Why a page was changed after its year was closed. ``page``: the Thai page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("late change")

    def __str__(self):
        return f"{self.page}: {self.reason}"
