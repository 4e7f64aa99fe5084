"""The directory of officers: entered once, shown wherever an officer is named."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from cms.bilingual import Bilingual, Text, active_language
from cms.choices import label_of
from cms.lines_of_work import LineOfWork

from .stations import StationOwned, StationQuerySet


class OfficerQuerySet(StationQuerySet):
    def in_office(self, on=None):
        """Those published and in office on the date ``on`` (today if not given)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(in_office_from__isnull=True) | Q(in_office_from__lte=on),
            Q(in_office_until__isnull=True) | Q(in_office_until__gte=on),
            live=True,
        )

    def current_chief(self, site, on=None):
        """The head of the station ``site`` on the date ``on``, or None."""
        chiefs = self.of_station(site).in_office(on).filter(is_chief=True)
        return chiefs.order_by("-in_office_from").first()


class Officer(DraftStateMixin, RevisionMixin, index.Indexed, StationOwned):
    """One person in one position for one term."""

    rank_th = models.CharField(_("rank (Thai)"), max_length=60)
    rank_en = models.CharField(_("rank (English)"), max_length=60, blank=True)
    name_th = models.CharField(_("name (Thai)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    position_th = models.CharField(_("position (Thai)"), max_length=150)
    position_en = models.CharField(_("position (English)"), max_length=150, blank=True)
    position_short = models.CharField(
        _("position in short"), max_length=30, blank=True, help_text=_("For example: ผกก. or สว.อก.")
    )
    line_of_work = models.CharField(_("line of work"), max_length=20, choices=LineOfWork, blank=True)
    heads_line = models.BooleanField(_("head of this line of work"), default=False)
    is_chief = models.BooleanField(
        _("head of station"),
        default=False,
        help_text=_(
            "A station has one head of station at a time. End the former term before the next one starts."
        ),
    )
    photo = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    telephone = models.CharField(_("telephone"), max_length=30, blank=True)
    in_office_from = models.DateField(_("in office from"), null=True, blank=True)
    in_office_until = models.DateField(_("in office until"), null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(
        _("place in the list"), default=100, help_text=_("Smaller numbers come first.")
    )

    rank = Bilingual("rank")
    name = Bilingual("name")
    position = Bilingual("position")

    objects = OfficerQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("rank_th"), FieldPanel("rank_en")]),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("position_th"), FieldPanel("position_en")]),
        FieldRowPanel([FieldPanel("position_short"), FieldPanel("telephone")]),
        MultiFieldPanel(
            [FieldPanel("is_chief"), FieldPanel("line_of_work"), FieldPanel("heads_line")], heading=_("Duty")
        ),
        FieldRowPanel(
            [FieldPanel("in_office_from"), FieldPanel("in_office_until")], heading=_("Term of office")
        ),
        FieldPanel("photo"),
        FieldPanel("sort_order"),
    ]

    search_fields = [
        index.SearchField("name_th"),
        index.SearchField("name_en"),
        index.SearchField("position_th"),
        index.SearchField("position_en"),
        index.AutocompleteField("name_th"),
        index.AutocompleteField("position_th"),
        index.FilterField("site"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers directory")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=Q(is_chief=True, in_office_until__isnull=True),
                name="one_open_term_as_chief_per_station",
            )
        ]

    def __str__(self):
        return f"{self.rank_th} {self.name_th} ({self.position_th})"

    @property
    def full_name(self):
        """Rank and name in the active language, or both in Thai where their English is not complete."""
        if active_language() == "en" and self.rank_en and self.name_en:
            return Text(f"{self.rank_en} {self.name_en}", "en")
        return Text(f"{self.rank_th} {self.name_th}".strip(), "th")

    def get_line_of_work_display(self):
        return label_of(LineOfWork, self.line_of_work)

    def clean(self):
        super().clean()
        errors = {}
        if self.in_office_from and self.in_office_until and self.in_office_until < self.in_office_from:
            errors["in_office_until"] = _("The term ends before it starts. Check both dates.")
        if self.heads_line and not self.line_of_work:
            errors["line_of_work"] = _("Say which line of work this officer is the head of.")
        other = self.other_chief_in_term() if self.is_chief and self.site_id else None
        if other:
            errors["is_chief"] = _(
                "%(officer)s is head of station in the same time. Open that entry, fill in its “in office until” and "
                "publish it, then save this one."
            ) % {"officer": other}
        if errors:
            raise ValidationError(errors)

    def other_chief_in_term(self):
        """Another entry that makes someone else head of this station during this term, or None."""
        others = Officer.objects.of_station(self.site_id).filter(is_chief=True).exclude(pk=self.pk)
        if self.in_office_until:
            others = others.filter(
                Q(in_office_from__isnull=True) | Q(in_office_from__lte=self.in_office_until)
            )
        if self.in_office_from:
            others = others.filter(
                Q(in_office_until__isnull=True) | Q(in_office_until__gte=self.in_office_from)
            )
        return others.first()
