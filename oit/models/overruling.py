from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from oit.readiness import State


class OverrulingQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody withdrew."""
        return self.filter(withdrawn_at=None)


class Overruling(models.Model):
    """The word of a supervisor that stands in the place of what was computed of one element of an item page.

    ``element``: its key. ``computed`` and ``answer``: what was computed then, and its fingerprint as
    `oit.readiness.answer_of` gives it. ``revision``: the version of the page that it is about. ``position``: of whoever
    gave it, as it was then. Those that were withdrawn or no longer hold are kept.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    element = models.CharField(max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State)
    reason = models.TextField(_("reason"), max_length=1000)
    computed = models.CharField(max_length=10, choices=State)
    answer = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = OverrulingQuerySet.as_manager()

    class Meta:
        verbose_name = _("overruling of an element")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.element}: {self.get_state_display()}"

    @property
    def day(self):
        return timezone.localdate(self.at)

    def is_about(self, page):
        """Whether ``page`` is still the version that it was given for: nothing was saved or published since.

        A draft may be written over by its own author without becoming another revision.
        """
        if self.revision_id != page.revision_shown:
            return False
        saved = page.latest_revision_created_at
        return page.shows_published or saved is None or saved <= self.at
