"""How often something is followed up or reported on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Interval(models.TextChoices):
    """A task may be done once; an item is followed up again and again."""

    ONCE = "once", _("Once")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    HALF_YEARLY = "half-yearly", _("Half-yearly")
    YEARLY = "yearly", _("Yearly")
    EACH = "each", _("At each publication")

    @classmethod
    def of_item(cls, item):
        """The interval that follows from the cadence of an edition's Item."""
        return {"on-change": cls.EACH, "each-time": cls.EACH}.get(item.cadence) or cls(item.cadence)


# The choices for what is never done once and for all.
RECURRING = [choice for choice in Interval.choices if choice[0] != Interval.ONCE]
