"""How satisfied visitors can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rating(models.IntegerChoices):
    """The best comes first, as on the form."""

    VERY_GOOD = 5, _("Very good")
    GOOD = 4, _("Good")
    FAIR = 3, _("Fair")
    SHOULD_IMPROVE = 2, _("Should improve")
    BAD = 1, _("Bad")
