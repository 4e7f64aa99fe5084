from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned
from oit.editions import Event


class CalendarEntry(StationOwned):
    """When something of the assessment takes place, as the station states it; see `oit.duties.calendar` for defaults.

    ``last_day`` equals ``first_day`` for a single day.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    event = models.CharField(_("event"), max_length=10, choices=Event)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("date of the ITA calendar")
        verbose_name_plural = _("ITA calendar")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fiscal_year", "event"], name="one_date_per_event_and_year"
            ),
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="event_starts_before_it_ends"
            ),
        ]

    def __str__(self):
        return f"{self.get_event_display()} {self.fiscal_year}"
