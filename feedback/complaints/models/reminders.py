"""When the designated officers were last written to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned

from .kinds import Kind


class Reminder(StationOwned):
    """How many entries the conversations of one kind had on the ``day`` when the officers were last reminded."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    day = models.DateField(_("day"))
    entries = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reminder of complaint officers")
        verbose_name_plural = _("reminders of complaint officers")
        constraints = [models.UniqueConstraint(fields=["site", "kind"], name="one_reminder_per_room")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.day}"
