"""What the forms remember for a short time. No address of a visitor is among it."""

import secrets

from django.db import models
from django.utils import timezone


def new_secret():
    return secrets.token_bytes(32)


class SpentProof(models.Model):
    """A challenge that was solved and counted; ``nonce`` is its own."""

    nonce = models.CharField(max_length=64, primary_key=True)
    spent_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return self.nonce


class DailyKey(models.Model):
    """The key by which senders of one day are told apart. Once it is deleted, nobody can say who was counted."""

    day = models.DateField(primary_key=True)
    secret = models.BinaryField(default=new_secret)

    def __str__(self):
        return str(self.day)


class SenderCount(models.Model):
    """How often one sender sent one form to one station in one hour.

    ``sender``: an HMAC of the network address, 64 hexadecimal digits. ``hour``: the beginning of the hour.
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
