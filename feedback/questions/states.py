"""Where a question stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class QuestionState(models.TextChoices):
    NEW = "new", pgettext_lazy("a question", "New")
    ASSIGNED = "assigned", pgettext_lazy("a question", "Assigned")
    ANSWERED = "answered", pgettext_lazy("a question", "Answered")
    PUBLISHED = "published", _("Answered and published")
    DECLINED = "declined", pgettext_lazy("a question", "Declined")
    SPAM = "spam", pgettext_lazy("a question", "Spam")


# Somebody waits for an answer.
WAITING = (QuestionState.NEW, QuestionState.ASSIGNED)
HAS_ANSWER = (QuestionState.ANSWERED, QuestionState.PUBLISHED)


class DeclineReason(models.TextChoices):
    """Why a question gets no answer. The asker reads more about it on the receipt page."""

    CASE = "case", _("It is about a case")
    ELSEWHERE = "elsewhere", _("Another agency is responsible")
    UNCLEAR = "unclear", _("It cannot be understood")
    IMPROPER = "improper", _("It is no question, or it insults somebody")
