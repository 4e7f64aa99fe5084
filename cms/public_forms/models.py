"""What the forms remember for a short time. No address of a visitor is among it."""

import datetime

from django.db import models
from django.utils import timezone


def end_of_hour():
    now = timezone.now()
    return now.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)


class SpentProof(models.Model):
    """A challenge that was solved and counted; ``nonce`` is its own.

    ``spent_at`` is the end of the hour: the minute would tell when somebody sent a form.
    """

    nonce = models.CharField(max_length=64, primary_key=True)
    spent_at = models.DateTimeField(default=end_of_hour, db_index=True)

    def __str__(self):
        return self.nonce


class SenderCount(models.Model):
    """How often one sender sent one form to one station in one hour.

    ``sender``: an HMAC of the network address under a key that is not stored, 64 hexadecimal digits.
    ``hour``: the beginning of the hour.
    """

    sender = models.CharField(max_length=64)
    hour = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sender", "hour"], name="one_count_per_sender_and_hour")
        ]

    def __str__(self):
        return f"{self.hour}: {self.number}"
