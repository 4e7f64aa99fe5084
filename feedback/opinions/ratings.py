"""What feedback is sorted by, but for the services (see `services`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rating(models.IntegerChoices):
    """The best comes first, as on the form."""

    VERY_GOOD = 5, _("Very good")
    GOOD = 4, _("Good")
    FAIR = 3, _("Fair")
    SHOULD_IMPROVE = 2, _("Should improve")
    BAD = 1, _("Bad")


class State(models.TextChoices):
    """How far the officers are with something that the public sent."""

    NEW = "new", _("New")
    SEEN = "seen", _("Looked at")
    ANSWERED = "answered", _("Answered")
    SPAM = "spam", _("Spam")
