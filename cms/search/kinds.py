"""What kinds of things are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """In the order in which the results page offers them."""

    SERVICE = "service", _("Services")
    QUESTION = "question", _("Questions and answers")
    NEWS = "news", _("News")
    ITEM = "item", _("Public information (OIT)")
    DOCUMENT = "document", _("Documents")
    OFFICER = "officer", _("Officers")
    PAGE = "page", _("Other pages")
