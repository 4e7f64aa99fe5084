"""Something that the public sent and that officers look at."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.privacy.models import Retained, RetainedQuerySet
from cms.public_forms.forms import Unproven


class State(models.TextChoices):
    """How far the officers are with something that the public sent."""

    NEW = "new", _("New")
    SEEN = "seen", _("Looked at")
    ANSWERED = "answered", _("Answered")
    SPAM = "spam", _("Spam")


def within(first, last):
    """That something was received within the Months ``first`` to ``last``, a Q."""
    zone = timezone.get_current_timezone()
    start = datetime.combine(first.first_day, time.min, zone)
    end = datetime.combine(last.last_day + timedelta(days=1), time.min, zone)
    return Q(received_at__gte=start, received_at__lt=end)


class ReceivedQuerySet(RetainedQuerySet):
    def let_in(self):
        """All but spam and what still waits. Only these are counted."""
        return self.filter(unproven="").exclude(state=State.SPAM)

    def waiting(self):
        """Those that came without proof of work, or among many, and that no officer has let in."""
        return self.exclude(unproven="").exclude(state=State.SPAM)

    def to_do(self):
        """Those that nobody has looked at, the waiting ones not among them."""
        return self.filter(unproven="", state=State.NEW)

    def in_month(self, month):
        """Those that came in within the Month."""
        return self.filter(within(month, month))


class Received(Retained):
    """``unproven``: why it waits in a queue of its own; empty once an officer has let it in."""

    language = models.CharField(_("language"), max_length=2, default="th", editable=False)
    unproven = models.CharField(
        _("why it waits to be looked at"), max_length=10, choices=Unproven, blank=True, editable=False
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        abstract = True
