"""The lines of work (สายงาน) of a station, as the Royal Thai Police names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineOfWork(models.TextChoices):
    ADMINISTRATION = "administration", _("Administration")
    PREVENTION = "prevention", _("Crime prevention and suppression")
    TRAFFIC = "traffic", _("Traffic")
    INVESTIGATION = "investigation", _("Investigation")
    INQUIRY = "inquiry", _("Inquiry")
