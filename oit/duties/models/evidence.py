import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned
from cms.models.stations import StationQuerySet


class KeptQuerySet(StationQuerySet):
    """Of records that are made once and stay as they are."""

    def update(self, **values):
        raise ValidationError(gettext("What was kept as evidence cannot be changed."))

    def delete(self):
        raise ValidationError(gettext("What was kept as evidence cannot be deleted."))

    bulk_update = update


class EvidencePack(StationOwned):
    """What a station had published when entry in ITAP closed.

    Kept in the database and not among the files, which the public can reach. ``closed_on``: the last day of entry.
    ``index``: the machine index, JSON in UTF-8. ``sheet``: the hand-over sheet, XLSX. The sums are SHA-256 in
    hexadecimal.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    closed_on = models.DateField(_("entry closed on"))
    kept_at = models.DateTimeField(_("kept at"), auto_now_add=True)
    index = models.BinaryField()
    index_sha256 = models.CharField(max_length=64)
    sheet = models.BinaryField()
    sheet_sha256 = models.CharField(max_length=64)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence pack")
        verbose_name_plural = _("evidence packs")
        ordering = ["-closed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fiscal_year", "closed_on"], name="one_evidence_pack_per_closing"
            )
        ]

    def __str__(self):
        return f"{self.fiscal_year}, {self.closed_on}"

    def save(self, *args, **kwargs):
        """Raises ValidationError for a pack that is stored already."""
        if not self._state.adding:
            raise ValidationError(gettext("What was kept as evidence cannot be changed."))
        self.index_sha256, self.sheet_sha256 = sha256(self.index), sha256(self.sheet)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(gettext("What was kept as evidence cannot be deleted."))

    @property
    def is_intact(self):
        """Whether both files still have the sums that were taken when they were kept."""
        return (sha256(self.index), sha256(self.sheet)) == (self.index_sha256, self.sheet_sha256)


class EvidenceFailure(StationOwned):
    """Why the evidence pack of a station could not be made when it was last tried. Forgotten once it is kept."""

    day = models.DateField(_("last tried on"))
    tries = models.PositiveIntegerField(default=0)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("evidence pack that failed")
        constraints = [models.UniqueConstraint(fields=["site"], name="one_evidence_failure_per_station")]

    def __str__(self):
        return f"{self.day}: {self.reason}"


def sha256(content):
    return hashlib.sha256(content).hexdigest()
