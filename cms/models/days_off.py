"""The days on which one station does not work, beside the public holidays of ``cms.thai.working_days``."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .stations import StationOwned


class DayOff(StationOwned):
    """A day on which the station does not work although it is no public holiday of the whole country."""

    day = models.DateField(_("day"))
    name = models.CharField(_("reason"), max_length=100)

    class Meta:
        verbose_name = _("further day off")
        verbose_name_plural = _("further days off")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["site", "day"], name="one_day_off_per_station_and_day")
        ]

    def __str__(self):
        return self.name


def days_off_of(site):
    """The dates on which the station ``site`` (or its id) does not work beside the public holidays."""
    return frozenset(DayOff.objects.filter(site=site).values_list("day", flat=True))
