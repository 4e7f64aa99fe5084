"""What people of a station have taken on, and what they did.

A task is a row of a published plan or a decision of the supervision log. Its words are read there, never copied: a
Task keeps only what the plan does not say, and a row that nobody was named for and nothing was done of has no Task.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page, RevisionMixin

from cms.bilingual import Bilingual
from cms.blocks.choosing import DocumentChooserBlock, ImageChooserBlock
from cms.models import StationOwned
from cms.thai.dates import format_date
from oit.intervals import Interval


class Task(StationOwned):
    """Who does a planned measure, or what was decided, by when and how often.

    It is of the row ``row`` (eight hexadecimal digits, its for life) of ``page``, a plan's Thai page, or of
    ``meeting``. What is empty is as the row says.
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(
        "supervision.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    row = models.CharField(max_length=8)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    due = models.DateField(_("due on"), null=True, blank=True)
    interval = models.CharField(_("follow-up"), max_length=12, choices=Interval, blank=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.CheckConstraint(
                condition=Q(page=None, meeting__isnull=False) | Q(page__isnull=False, meeting=None),
                name="task_of_a_plan_or_of_a_meeting",
            ),
            models.UniqueConstraint(fields=["page", "row"], name="one_task_per_row_of_a_plan"),
            models.UniqueConstraint(fields=["meeting", "row"], name="one_task_per_decision"),
        ]

    def __str__(self):
        return f"{self.page or self.meeting}: {self.row}"


class TaskRecord(DraftStateMixin, RevisionMixin, StationOwned):
    """What was done of a task on one day. Once published, it appears in the report that follows the plan."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="records", editable=False)
    day = models.DateField(_("done on"))
    text_th = models.TextField(_("what was done and what came of it (Thai)"))
    text_en = models.TextField(_("what was done and what came of it (English)"), blank=True)
    pictures = StreamField(
        [("picture", ImageChooserBlock(label=_("Picture")))], blank=True, verbose_name=_("pictures")
    )
    files = StreamField(
        [("file", DocumentChooserBlock(label=_("File")))], blank=True, verbose_name=_("files")
    )
    links = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page")))], blank=True, verbose_name=_("pages of the site")
    )
    completes = models.BooleanField(_("the task is done with this"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    text = Bilingual("text")

    panels = [
        FieldPanel("day"),
        FieldRowPanel([FieldPanel("text_th"), FieldPanel("text_en")]),
        FieldPanel("completes"),
        FieldPanel("pictures"),
        FieldPanel("files"),
        FieldPanel("links"),
    ]

    class Meta:
        verbose_name = _("record of what was done")
        verbose_name_plural = _("records of what was done")
        ordering = ["day", "pk"]

    def __str__(self):
        return f"{format_date(self.day, 'short')} {self.text_th[:60]}"
