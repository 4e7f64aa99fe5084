"""What one visitor thought of the service."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from feedback.inbox.models import Received, ReceivedQuerySet

from .ratings import Rating
from .services import Service


class FeedbackQuerySet(ReceivedQuerySet):
    def published(self):
        """The comments that officers chose to show, the newest first."""
        return self.let_in().filter(published=True).exclude(published_text="").order_by("-received_at")


class Feedback(Received):
    """What one visitor thought of the service. For officers; the public sees what they choose to publish.

    ``service_page``: the Thai page of a service that has one. ``commended_officer``: of the directory; the public sees
    no figures about single officers.
    ``kept_reason``: why personal data stay in what is published. When a comment is erased the figures stay.
    """

    retention_kind = "feedback"
    personal_fields = ("email", "good", "better", "commended")

    rating = models.PositiveSmallIntegerField(_("rating"), choices=Rating)
    service = models.CharField(_("service"), max_length=20, choices=Service)
    service_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page of the service"),
    )
    line_of_work = models.CharField(_("line of work"), max_length=20, choices=LineOfWork, blank=True)
    visited_on = models.DateField(_("date of the visit"), null=True, blank=True)
    good = models.TextField(_("what was good"), blank=True)
    better = models.TextField(_("what should be better"), blank=True)
    commended_officer = models.ForeignKey(
        "cms.Officer",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commended officer"),
    )
    commended = models.TextField(_("commendation"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    reply = models.TextField(_("what the station did about it"), blank=True)
    replied_at = models.DateTimeField(_("reply sent"), null=True, editable=False)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("reply sent by"),
    )
    published = models.BooleanField(_("show comment and reply to the public"), default=False)
    published_text = models.TextField(
        _("comment as published"),
        blank=True,
        help_text=_("Without names and personal details. The comment as it was sent stays with the station."),
    )
    kept_reason = models.CharField(
        _("why personal data may stay"),
        max_length=300,
        blank=True,
        help_text=_(
            "Only where the published texts name somebody who may be named, such as an officer in office."
        ),
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["site", "received_at"], name="feedback_by_station_and_time")]
        constraints = [
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=5), name="feedback_rating_1_to_5")
        ]

    def __str__(self):
        about = f"{self.rating}/5 {self.service_name}"
        return f"{about}: {Truncator(self.words).chars(60)}" if self.words else about

    @property
    def words(self):
        """What the visitor wrote, in one text."""
        return "\n".join(text for text in (self.good, self.better, self.commended) if text)

    @property
    def service_name(self):
        return self.service_page.title if self.service_page else self.get_service_display()

    @property
    def is_commendation(self):
        return bool(self.commended or self.commended_officer_id)

    @property
    def outlives_erasure(self):
        """The rating and what it is about are not personal, and belong to the figures of their month."""
        return True

    def personal_data(self):
        label = capfirst(self._meta.get_field("commended_officer").verbose_name)
        return [*super().personal_data(), (label, str(self.commended_officer or ""))]

    @transaction.atomic
    def erase(self):
        """Takes out what is personal. What was published stays where it holds no personal data."""
        self.commended_officer = None
        if self.kept_reason or not self.published:
            self.published, self.published_text, self.reply, self.kept_reason = False, "", "", ""
        self.save()
        super().erase()
