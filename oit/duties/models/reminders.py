from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned


class Reminder(StationOwned):
    """One mail to one person, so that nobody is told twice and nothing that failed is forgotten.

    ``day``: of which it is. ``key``: of what; the same person gets one of each kind and key. The mail itself is kept
    until it has been sent. ``last_error``: what the mail server said, empty if it took it.
    """

    class Kind(models.TextChoices):
        DIGEST = "digest", _("Weekly list")
        DAY_BEFORE = "day-before", _("The day before")
        SUMMARY = "summary", _("Weekly summary")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not sent")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    key = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(fields=["site", "person", "kind", "key"], name="never_twice_the_same")
        ]
        indexes = [models.Index(fields=["state", "day"], name="reminders_not_sent")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.day}: {self.person}"


class ReminderRun(models.Model):
    """A day on which everyone who was to be reminded was written to."""

    day = models.DateField(primary_key=True)

    def __str__(self):
        return str(self.day)
