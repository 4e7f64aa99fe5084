"""What the public asks about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    REPORTS = "reports", _("Reports and cases")
    FINES = "fines", _("Tickets and fines")
    DOCUMENTS = "documents", _("Documents and permits")
    VISITORS = "visitors", _("Tourists and foreigners")
    OPENNESS = "openness", _("Transparency")
    OTHER = "other", _("Other")
