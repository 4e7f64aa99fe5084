"""Who can open what is sealed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned
from feedback.complaints.sealing.statements import fingerprint, holder_statement

from .kinds import Kind


class KeyHolder(StationOwned):
    """One key of a designated officer. It receives nothing until an active holder countersigned it.

    Whether it is active cannot be read off this row: ``feedback.complaints.holders.active_holders`` works it out of
    the signatures. The first holder of a station and kind signed for itself and has no ``countersigned_by``.
    ``wrapped_*`` are texts of ``sealing.wrapping``.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("officer")
    )
    position = models.CharField(_("position"), max_length=150)
    is_custodian = models.BooleanField(
        _("custodian of identities"),
        default=False,
        help_text=_("Reads who made a confidential complaint."),
    )
    is_superior_unit = models.BooleanField(
        _("of the superior unit"),
        default=False,
        help_text=_("Receives only what concerns every other holder of a key."),
    )
    verify_key = models.BinaryField(max_length=32, unique=True)
    wrapped_by_passphrase = models.TextField()
    wrapped_by_recovery_key = models.TextField()
    countersignature = models.BinaryField(max_length=64, null=True)
    countersigned_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    # Which keys the officer knew when last looking; see ``feedback.complaints.watching``.
    known_keys = models.TextField(blank=True)
    known_keys_signature = models.BinaryField(max_length=64, null=True)
    # The numbers that station and user had where the key was signed, if it came from another installation: the
    # signatures are under these, and only the keys' owners could make new ones.
    signed_site = models.PositiveBigIntegerField(null=True, editable=False)
    signed_user = models.PositiveBigIntegerField(null=True, editable=False)
    # Whether the officer has typed the newest recovery key from paper, which proves that it was written down.
    is_recovery_key_checked = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("holder of a key")
        verbose_name_plural = _("holders of keys")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind"],
                condition=Q(countersigned_by__isnull=True, countersignature__isnull=False),
                name="one_first_holder_per_station_and_kind",
            )
        ]

    def __str__(self):
        return f"{self.user.get_full_name() or self.user.get_username()} ({self.position})"

    @property
    def is_waiting(self):
        """Whether nobody has countersigned this key."""
        return self.countersignature is None

    @property
    def fingerprint(self):
        return fingerprint(bytes(self.verify_key))

    @property
    def site_as_signed(self):
        """The station's number in what this key's owner and those who let it in have signed."""
        return self.signed_site or self.site_id

    def statement(self):
        """The bytes that a countersignature is under."""
        return holder_statement(
            site=self.site_as_signed,
            kind=self.kind,
            user=self.signed_user or self.user_id,
            position=self.position,
            verify_key=self.verify_key,
            is_custodian=self.is_custodian,
            is_superior_unit=self.is_superior_unit,
        )


class UnlockedKey(models.Model):
    """A holder's secret while it is in use: encrypted under a random key that only the officer's browser has."""

    session = models.CharField(max_length=64)
    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    last_used = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("unlocked key")
        verbose_name_plural = _("unlocked keys")
        constraints = [
            models.UniqueConstraint(fields=["session", "holder"], name="one_unlocked_key_per_session")
        ]

    def __str__(self):
        return str(self.holder)


class KeyEpoch(StationOwned):
    """How many keys were removed among the holders of a station and kind: see ``feedback.complaints.epochs``."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.PositiveIntegerField(_("number"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("removed keys")
        verbose_name_plural = _("removed keys")
        constraints = [models.UniqueConstraint(fields=["site", "kind"], name="one_epoch_per_room")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"


class FailedTries(models.Model):
    """How often a passphrase or recovery key of this holder was typed wrongly: see ``feedback.complaints.guessing``.

    ``number``: since the last right one. ``last_at``: when the last was tried.
    """

    class Means(models.TextChoices):
        PASSPHRASE = "passphrase", _("passphrase")
        RECOVERY_KEY = "recovery", _("recovery key")

    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="+")
    means = models.CharField(max_length=10, choices=Means)
    number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("failed tries")
        verbose_name_plural = _("failed tries")
        constraints = [models.UniqueConstraint(fields=["holder", "means"], name="one_count_of_failed_tries")]

    def __str__(self):
        return f"{self.holder} {self.number}"
