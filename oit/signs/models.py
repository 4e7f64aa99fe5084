"""Signs that were made, where they hang, and in what condition they were found."""

from datetime import timedelta
from math import inf

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from cms.choices import label_of
from cms.models import StationOwned
from cms.models.stations import StationQuerySet
from cms.short_links.models import ShortLink

from .kinds import KINDS, kind_choices

# A sign that hangs is looked at again after so long.
CHECKED_EVERY = timedelta(days=90)


class Size(models.TextChoices):
    A4 = "a4", "A4"
    A3 = "a3", "A3"


class Direction(models.TextChoices):
    """Where an arrow points, seen by whoever stands in front of the sign."""

    UP = "up", _("Straight ahead")
    RIGHT = "right", _("To the right")
    LEFT = "left", _("To the left")
    UP_RIGHT = "up-right", _("Ahead on the right")
    UP_LEFT = "up-left", _("Ahead on the left")
    DOWN = "down", _("Down, or behind you")


class Condition(models.TextChoices):
    """How a sign was found. Only the first one needs nothing to be done."""

    WHOLE = "whole", _("Whole, clean and legible")
    DAMAGED = "damaged", _("Damaged, dirty or faded")
    HIDDEN = "hidden", _("Covered, or hard to see")
    GONE = "gone", _("Not there any more")


class SignQuerySet(StationQuerySet):
    def hanging(self, on=None):
        """Those that were placed by the date ``on`` (today if not given) and not taken down before it."""
        on = on or timezone.localdate()
        still = models.Q(removed_on__isnull=True) | models.Q(removed_on__gt=on)
        return self.filter(still, placed_on__lte=on)


class Sign(ClusterableModel, StationOwned):
    """A printed sign. ``content``: what it says, as it was made on ``made_on`` (`oit.signs.content`).

    ``direction`` and ``guide`` are of the kinds that have them in their ``options``.
    """

    kind = models.CharField(_("kind of sign"), max_length=30, choices=kind_choices)
    size = models.CharField(_("size"), max_length=2, choices=Size, default=Size.A4)
    point = models.CharField(
        _("where it hangs"),
        max_length=150,
        help_text=_(
            "For example: entrance, information counter, fines counter. Each point has a code of its own."
        ),
    )
    point_en = models.CharField(_("where it hangs (English)"), max_length=150, blank=True)
    direction = models.CharField(
        _("direction of the arrow"), max_length=10, choices=Direction, default=Direction.UP
    )
    guide = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("guide")
    )
    link = models.OneToOneField(ShortLink, on_delete=models.PROTECT, related_name="sign", editable=False)
    content = models.JSONField(default=dict, editable=False)
    made_on = models.DateField(_("made on"), editable=False)

    placed_on = models.DateField(_("placed on"), null=True, blank=True)
    removed_on = models.DateField(_("taken down on"), null=True, blank=True)
    photo = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the sign in its place"),
    )

    objects = SignQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("point"), FieldPanel("point_en")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("placed_on"), FieldPanel("removed_on")]), FieldPanel("photo")],
            heading=_("In its place"),
        ),
        InlinePanel(
            "checks",
            heading=_("Checks"),
            label=_("Check of the sign"),
            help_text=_("Look at every sign once in three months."),
        ),
    ]

    class Meta:
        verbose_name = _("sign")
        verbose_name_plural = _("signs")
        ordering = ["kind", "point", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.point}"

    def get_kind_display(self):
        return KINDS[self.kind].name if self.kind in KINDS else self.kind

    @property
    def area(self):
        """The area of the One Stop Service that it belongs to, or ""."""
        return KINDS[self.kind].area if self.kind in KINDS else ""

    @cached_property
    def checked(self):
        """Its checks, the newest first."""
        return newest_first(self.checks.all())

    def last_check(self, on=None):
        """The last check up to the date ``on``, or None."""
        return next((check for check in self.checked if on is None or check.date <= on), None)

    def is_whole(self, on=None):
        """Whether it was found whole the last time; one that was never checked was whole when it was placed."""
        last = self.last_check(on)
        return last is None or last.condition == Condition.WHOLE

    @property
    def is_hanging(self):
        today = timezone.localdate()
        return (
            bool(self.placed_on)
            and self.placed_on <= today
            and not (self.removed_on and self.removed_on <= today)
        )

    def check_due(self, on=None):
        """The day by which it is to be looked at again; None while it does not hang."""
        if not self.placed_on:
            return None
        last = self.last_check(on)
        return (max(last.date, self.placed_on) if last else self.placed_on) + CHECKED_EVERY


class SignCheck(models.Model):
    """Somebody looked at a sign on a day."""

    sign = ParentalKey(Sign, on_delete=models.CASCADE, related_name="checks")
    date = models.DateField(_("date"))
    condition = models.CharField(
        _("how it was found"), max_length=10, choices=Condition, default=Condition.WHOLE
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    photo = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("condition")]),
        FieldPanel("note"),
        FieldPanel("photo"),
    ]

    class Meta:
        verbose_name = _("check of a sign")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.date} {self.get_condition_display()}"

    def get_condition_display(self):
        return label_of(Condition, self.condition)


def with_checks(signs):
    """The ``signs`` as a list, each with what is ``checked``: one query for all of them."""
    signs, found = list(signs), {}
    for check in SignCheck.objects.filter(sign_id__in=[sign.pk for sign in signs]).order_by():
        found.setdefault(check.sign_id, []).append(check)
    for sign in signs:
        sign.checked = newest_first(found.get(sign.pk, []))
    return signs


def newest_first(checks):
    """The ``checks`` of one sign as a list; those not stored yet are the newest of their day."""
    return sorted(checks, key=lambda check: (check.date, check.pk or inf), reverse=True)
