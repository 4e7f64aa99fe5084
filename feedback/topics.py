"""What the public asks about and gives feedback on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    REPORTS = "reports", _("Reports and cases")
    FINES = "fines", _("Tickets and fines")
    DOCUMENTS = "documents", _("Documents and permits")
    VISITORS = "visitors", _("Tourists and foreigners")
    OPENNESS = "openness", _("Transparency")
    OTHER = "other", _("Other")


class Service(models.TextChoices):
    REPORT = "report", _("Reporting a crime or an incident")
    FINE = "fine", _("Paying a fine")
    CASE = "case", _("Asking about a case")
    PATROL = "patrol", _("Patrol or checkpoint")
    WEBSITE = "website", _("This website")
    OTHER = "other", _("Other")
