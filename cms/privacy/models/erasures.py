"""The log of what was erased."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.stations import StationOwned
from cms.privacy import kinds


class ErasureReason(models.TextChoices):
    AGE = "age", _("Its time was over")
    REQUEST = "request", _("The person asked for it")
    OFFICER = "officer", _("An officer saw no more need for it")


class Erasure(StationOwned):
    """That entries were erased: of which kind, how many, when, why and by whom. Nothing of what stood in them.

    ``by`` is None where their time was over.
    """

    kind = models.CharField(_("kind"), max_length=40)
    number = models.PositiveIntegerField(_("number of entries"))
    reason = models.CharField(_("reason"), max_length=10, choices=ErasureReason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("log of erasures")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.title}: {self.number}"

    @property
    def title(self):
        """The title of the kind, or its key where no app knows it any more."""
        known = {kind.key: kind.title for kind in kinds.all_kinds()}
        return str(known.get(self.kind, self.kind))
