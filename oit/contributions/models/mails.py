"""Which mails were sent about a contribution, and which could not be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .contribution import Contribution
from .links import Reader


class MailKind(models.TextChoices):
    ASKED = "asked", _("Asked for")
    TOMORROW = "tomorrow", _("Due tomorrow")
    OVERDUE = "overdue", _("Overdue")
    SENT = "sent", _("Sent in")
    RETURNED = "returned", _("Returned")


class Mail(models.Model):
    """A mail that is to be sent, was sent, or could not be.

    ``occasion``: what makes it the same mail if it comes up again: the due day of a reminder, the version that was
    sent in or returned. ``error``: of the last try, empty where there was none.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=10, choices=MailKind)
    reader = models.CharField(max_length=10, choices=Reader)
    occasion = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent on"), null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "kind", "reader", "occasion"], name="one_mail_per_occasion"
            )
        ]

    def __str__(self):
        return f"{self.contribution_id}: {self.kind}"
