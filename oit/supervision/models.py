"""What the head of station and the heads of the lines of work held to keep the checklist going."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin

from cms.bilingual import Bilingual
from cms.blocks.choosing import ImageChooserBlock
from cms.blocks.station import BilingualValue
from cms.choices import label_of
from cms.models import StationOwned
from cms.models.stations import StationQuerySet
from cms.thai.dates import format_date
from cms.thai.years import FiscalYear
from oit.datasets.rows import new_row_id

from .panels import ColleaguePanel


class MeetingKind(models.TextChoices):
    BRIEFING = "briefing", _("Briefing")
    TRAINING = "training", _("Training of preparers")
    REHEARSAL = "rehearsal", _("Rehearsal")
    FOLLOW_UP = "follow-up", _("Follow-up meeting")


class AttendanceValue(BilingualValue):
    @property
    def position(self):
        return self.text("position")


class AttendanceBlock(blocks.StructBlock):
    """How many people of one position were there."""

    position_th = blocks.CharBlock(label=_("position (Thai)"), max_length=150)
    position_en = blocks.CharBlock(label=_("position (English)"), max_length=150, required=False)
    number = blocks.IntegerBlock(label=_("number of people"), min_value=1)

    class Meta:
        icon = "group"
        label = _("Position")
        value_class = AttendanceValue


class MeetingQuerySet(StationQuerySet):
    def published(self):
        return self.filter(live=True).order_by("date", "pk")

    def in_year(self, year):
        """Those held in the FiscalYear ``year``."""
        return self.filter(date__range=(year.first_day, year.last_day))


class Meeting(DraftStateMixin, RevisionMixin, ClusterableModel, StationOwned):
    """One record of the supervision log: who met, where and when, what for, and what was decided.

    People are named by position only. ``evidence``: the keys of the elements that show the record, as
    `oit.supervision.evidence` gives them.
    """

    kind = models.CharField(_("what it was"), max_length=20, choices=MeetingKind)
    date = models.DateField(_("date"))
    place_th = models.CharField(_("place (Thai)"), max_length=150)
    place_en = models.CharField(_("place (English)"), max_length=150, blank=True)
    summary_th = models.TextField(_("summary (Thai)"), blank=True)
    summary_en = models.TextField(_("summary (English)"), blank=True)
    attendance = StreamField(
        [("position", AttendanceBlock())],
        blank=True,
        verbose_name=_("attendance"),
        help_text=_("By position, without names: how many of each were there."),
    )
    photos = StreamField(
        [("photo", ImageChooserBlock(label=_("Photo")))],
        blank=True,
        verbose_name=_("photos"),
        help_text=_(
            "Each photo needs its description in Thai and in English before the record is published."
        ),
    )
    minutes = models.ForeignKey(
        "cms.StationDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes"),
    )
    evidence = models.JSONField(_("use as evidence in"), default=list, blank=True)

    place = Bilingual("place")
    summary = Bilingual("summary")

    objects = MeetingQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("place_th"), FieldPanel("place_en")]),
        FieldRowPanel([FieldPanel("summary_th"), FieldPanel("summary_en")]),
        FieldPanel("attendance"),
        FieldPanel("photos"),
        FieldPanel("minutes"),
        ColleaguePanel(
            "decisions",
            heading=_("Decisions"),
            label=_("Decision"),
            help_text=_(
                "Each becomes a task once the record is published. If someone else takes it on, or it gets another "
                "day, say so in the task: the record keeps what was decided."
            ),
        ),
        FieldPanel("evidence"),
    ]

    class Meta:
        verbose_name = _("record of the supervision log")
        verbose_name_plural = _("supervision log")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {format_date(self.date, 'short')}".strip()

    def get_kind_display(self):
        return label_of(MeetingKind, self.kind)

    @property
    def year(self):
        """The FiscalYear in which it was held."""
        return FiscalYear.of(self.date)


class Decision(Orderable):
    """What was decided, who does it and by when, as decided. ``row``: what the task knows it by."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    row = models.CharField(max_length=8, default=new_row_id, editable=False)
    text_th = models.CharField(_("what was decided (Thai)"), max_length=500)
    text_en = models.CharField(_("what was decided (English)"), max_length=500, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    due = models.DateField(_("due on"), null=True, blank=True)

    text = Bilingual("text")

    panels = [
        FieldRowPanel([FieldPanel("text_th"), FieldPanel("text_en")]),
        FieldRowPanel([FieldPanel("person"), FieldPanel("due")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("decision")
