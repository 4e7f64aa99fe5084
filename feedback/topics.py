"""What the public gives feedback on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Service(models.TextChoices):
    REPORT = "report", _("Reporting a crime or an incident")
    FINE = "fine", _("Paying a fine")
    CASE = "case", _("Asking about a case")
    PATROL = "patrol", _("Patrol or checkpoint")
    WEBSITE = "website", _("This website")
    OTHER = "other", _("Other")
