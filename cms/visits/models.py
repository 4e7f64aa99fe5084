from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.models.stations import StationOwned


class DailyVisits(StationOwned):
    """How often a page was opened on one day, here."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="visits", verbose_name=_("page"))
    day = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("times opened"), default=0)

    class Meta:
        verbose_name = _("visits of a day")
        verbose_name_plural = _("visits by day")
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="one_count_per_page_and_day")]

    def __str__(self):
        return f"{self.page_id} {self.day}: {self.number}"
