"""Counts that do not follow from the cases that are there."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.models import StationOwned

from .cases import State
from .kinds import Kind


class Channel(models.TextChoices):
    """How a complaint can reach a station otherwise than through this site."""

    WALK_IN = "walk-in", _("In person")
    TELEPHONE = "telephone", _("By telephone")
    LETTER = "letter", _("By letter")
    HOTLINE_1599 = "1599", _("Hotline 1599")
    JCOMS = "jcoms", _("JCoMS")
    OTHER = "other", _("Another way")


class OtherChannelCount(StationOwned):
    """How many complaints came in one ``month`` ("2024-03") by another channel, and how many were finished in it."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRUPTION)
    month = models.CharField(_("month"), max_length=7)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    received = models.PositiveIntegerField(pgettext_lazy("number of complaints", "received"), default=0)
    finished = models.PositiveIntegerField(pgettext_lazy("number of complaints", "finished"), default=0)

    class Meta:
        verbose_name = _("complaints by another channel")
        verbose_name_plural = _("complaints by other channels")
        ordering = ["-month", "channel"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "month", "channel"], name="one_count_per_month_and_channel"
            )
        ]

    def __str__(self):
        return f"{self.month} {self.get_channel_display()}"


class ErasedCount(StationOwned):
    """How many cases of these months and this state were erased, so that the figures of past years stay true."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    state = models.CharField(_("status"), max_length=20, choices=State)
    month = models.CharField(_("month received"), max_length=7)
    closed_month = models.CharField(_("month closed"), max_length=7, blank=True)
    number = models.PositiveIntegerField(_("number"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("erased cases")
        verbose_name_plural = _("erased cases")
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "state", "month", "closed_month"], name="one_count_of_erased_cases"
            )
        ]

    def __str__(self):
        return f"{self.month} {self.get_state_display()}"
