"""The mails that were written, and what became of them."""

import datetime

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.stations import StationOwned, StationQuerySet

# How long to wait after each failure. A mailbox that refuses for two days will not take it on the third.
PAUSES = [
    datetime.timedelta(minutes=5),
    datetime.timedelta(minutes=15),
    datetime.timedelta(hours=1),
    datetime.timedelta(hours=4),
    datetime.timedelta(hours=12),
    datetime.timedelta(hours=24),
]
MOST_TRIES = len(PAUSES) + 1


class MailState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    RETRYING = "retrying", _("Did not go out yet, will be tried again")
    FAILED = "failed", _("Could not be sent")
    SENT = "sent", _("Sent")


class QueuedMailQuerySet(StationQuerySet):
    def about(self, thing):
        """The mails about the model instance ``thing``, the oldest first."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(content_type=kind, object_id=thing.pk).order_by("pk")

    def due(self, now):
        """Those whose turn it is, in the order in which they were written."""
        return self.filter(sent_at=None, tries__lt=MOST_TRIES, due_at__lte=now).order_by("pk")

    def in_trouble(self):
        """Those that the mail server did not take so far, also where they are tried again."""
        return self.filter(sent_at=None, tries__gt=0).order_by("-queued_at", "-pk")


class QueuedMail(StationOwned):
    """One mail of a station to one address. ``about``: what it is about, which may be gone, or None."""

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    content_type = models.ForeignKey(ContentType, on_delete=models.SET_NULL, null=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True)
    queued_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    error = models.CharField(_("answer of the mail server"), max_length=300, blank=True)

    about = GenericForeignKey()
    objects = QueuedMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["sent_at", "due_at"], name="mail_due"),
            models.Index(fields=["content_type", "object_id"], name="mail_about"),
        ]

    def __str__(self):
        return f"{self.to}: {self.subject}"

    @property
    def state(self):
        """A MailState."""
        if self.sent_at:
            return MailState.SENT
        if self.tries >= MOST_TRIES:
            return MailState.FAILED
        return MailState.RETRYING if self.tries else MailState.WAITING

    @property
    def said(self):
        """The state, a sentence."""
        return self.state.label

    def try_again(self):
        """Begins anew with the tries, at the next tick."""
        self.tries, self.due_at = 0, timezone.now()
        self.save(update_fields=["tries", "due_at"])
