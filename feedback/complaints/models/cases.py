"""A complaint or tip-off: what is known of it without a key, and its sealed parts.

In clear are the station, the kind, the public status and two months, because O17 counts by them and erasing goes by
them; a random number to quote; and whether it came without a proof of work, because such are looked at apart. Whoever
adds a field in clear here changes what ``docs/security.md`` promises.
"""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.models import StationOwned

from .holders import KeyHolder
from .kinds import Kind


class State(models.TextChoices):
    """The status as the reporter sees it."""

    RECEIVED = "received", pgettext_lazy("status of a complaint", "Received")
    CHECKING = "checking", pgettext_lazy("status of a complaint", "Being checked")
    FORWARDED = "forwarded", pgettext_lazy("status of a complaint", "Forwarded")
    FINISHED = "finished", pgettext_lazy("status of a complaint", "Finished")
    NOT_ACCEPTED = "not_accepted", pgettext_lazy("status of a complaint", "Not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("status of a complaint", "Withdrawn")


# Nothing more is to be done.
CLOSED = (State.FINISHED, State.NOT_ACCEPTED, State.WITHDRAWN)


class Mode(models.TextChoices):
    """To whom reporters give their name. Stands in a sealed entry only."""

    ANONYMOUS = "anonymous", _("Anonymous")
    CONFIDENTIAL = "confidential", _("Confidential: my name to the custodian only")
    NAMED = "named", _("With my name")


class Compartment(models.TextChoices):
    """A part of a case, with a key of its own. The reporter opens the conversation and the identity."""

    CONVERSATION = "conversation", _("Conversation")
    INTERNAL = "internal", _("Internal")
    IDENTITY = "identity", _("Identity")


class Case(StationOwned):
    """One complaint or tip-off. ``month`` and ``closed_month`` are ISO ("2024-03").

    ``closed_month`` is empty while the case is open; ``retention`` reckons from it.
    ``lookup`` is what ``sealing.receipts`` makes of the reporter's code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=20)
    state = models.CharField(_("status"), max_length=20, choices=State, default=State.RECEIVED)
    month = models.CharField(_("month received"), max_length=7)
    closed_month = models.CharField(_("month closed"), max_length=7, blank=True)
    lookup = models.CharField(max_length=64)
    is_unproven = models.BooleanField(_("came without proof of work"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        # By something that tells nothing of their order of arrival.
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="one_case_per_number"),
            models.UniqueConstraint(fields=["site", "lookup"], name="one_case_per_code"),
        ]

    def __str__(self):
        return self.number

    @property
    def is_closed(self):
        return self.state in CLOSED


class SealedKey(models.Model):
    """The key of one compartment of a case, sealed to one holder, or to the reporter (``holder`` None).

    There is a row for every holder and compartment. Where a holder may not read, it holds a box that nobody can open,
    so that the table does not tell whom a case concerns.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sealed_keys")
    compartment = models.CharField(max_length=20, choices=Compartment)
    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, null=True, related_name="+")
    sealed = models.BinaryField(max_length=80)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "compartment", "holder"],
                name="one_sealed_key_per_holder",
            )
        ]

    def __str__(self):
        return f"{self.case_id} {self.compartment}"


class Entry(models.Model):
    """One sealed entry of a case (``sealing.records``). Entries are only added; numbers start at 1."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries")
    compartment = models.CharField(max_length=20, choices=Compartment)
    number = models.PositiveIntegerField()
    ciphertext = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["case", "compartment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "compartment", "number"], name="one_entry_per_number")
        ]

    def __str__(self):
        return f"{self.case_id} {self.compartment} {self.number}"

    @property
    def place(self):
        """What the entry is bound to."""
        return place(self.case_id, self.compartment, self.number)


def place(case_id, compartment, number):
    """The place of an entry, as it is authenticated with its text."""
    return f"feedback.complaints entry v1 {case_id} {compartment} {number}"


class Attachment(models.Model):
    """A sealed file of a case, under a random ``name``. Its key, title and type stand in a sealed entry.

    ``size``: bytes as stored.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=32, unique=True)
    size = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.name


class PendingAttachment(models.Model):
    """A sealed file of a form that is not sent yet. Its key is in the form, and nowhere else.

    ``facts``: title, type and size, sealed with the same key.
    """

    name = models.CharField(max_length=32, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    facts = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.name
