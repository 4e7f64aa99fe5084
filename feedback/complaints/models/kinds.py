from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is reported. Each kind has its own designated officers at each station."""

    CORRUPTION = "corruption", _("Corruption complaint")
    TIP = "tip", _("Crime tip-off")
