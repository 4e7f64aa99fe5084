"""The posts on social channels, and what became of them."""

import datetime
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms.models.stations import StationOwned, StationQuerySet

# How long to wait after each try that surely came to nothing, or that may be repeated safely. All lie within the 24
# hours for which LINE knows a retry key (https://developers.line.biz/en/docs/messaging-api/retrying-api-request/).
PAUSES = [
    datetime.timedelta(minutes=5),
    datetime.timedelta(minutes=15),
    datetime.timedelta(hours=1),
    datetime.timedelta(hours=4),
    datetime.timedelta(hours=12),
]
MOST_TRIES = len(PAUSES) + 1
KEY_HOLDS = datetime.timedelta(hours=23)


class Channel(models.TextChoices):
    FACEBOOK = "facebook", _("Facebook page")
    LINE = "line", _("LINE official account")


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    CHECK = "check", _("Perhaps sent: please look")


class SocialPostQuerySet(StationQuerySet):
    def due(self, now):
        return self.filter(state=State.QUEUED, due_at__lte=now).order_by("pk")

    def in_trouble(self):
        """Those that somebody should look at, the newest first."""
        return self.filter(state__in=[State.FAILED, State.CHECK]).order_by("-queued_at", "-pk")


class SocialPost(StationOwned):
    """One news post on one channel.

    ``text``: as it was sent, or "" before. ``due_at``: when it is tried next, or while it is being sent, when whoever
    sends it is given up. ``is_uncertain``: whether one of the tries may have reached the channel. ``external_id``:
    what the channel calls it. ``retry_key``: by which LINE knows a message that it has taken already.
    """

    page = models.ForeignKey(
        "home.NewsPage", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("news post")
    )
    title = models.CharField(_("news post"), max_length=255)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    text = models.TextField(_("text"), blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(_("what the channel said"), max_length=500, blank=True)
    is_uncertain = models.BooleanField(default=False)
    external_id = models.CharField(max_length=100, blank=True)
    retry_key = models.UUIDField(default=uuid.uuid4)
    queued_at = models.DateTimeField(_("chosen"), default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    first_tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)

    # Nothing of the station's uses the page because of it.
    wagtail_reference_index_ignore = True

    objects = SocialPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post on a social channel")
        verbose_name_plural = _("posts on social channels")
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "channel"], name="one_post_of_a_page_on_a_channel")
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="social_post_due")]

    def __str__(self):
        return f"{self.get_channel_display()}: {self.title}"

    @property
    def may_be_sent_again(self):
        return self.state in (State.FAILED, State.CHECK)

    def send_again(self):
        """Begins anew, at the next tick. Whoever asks for it has seen that the channel does not have it."""
        self.state, self.tries, self.due_at, self.first_tried_at = State.QUEUED, 0, timezone.now(), None
        self.error, self.is_uncertain, self.retry_key = "", False, uuid.uuid4()
        self.save()

    def found_there(self):
        """Somebody saw it on the channel."""
        self.state, self.sent_at, self.error = State.SENT, timezone.now(), ""
        self.save()


class LineQuota(models.Model):
    """How many messages the station's LINE account may send in the month, and how many it sent, when last asked.

    ``most``: None where there is no limit.
    """

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="+")
    most = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("messages of the month")

    def __str__(self):
        return f"{self.used}/{self.most}"

    @property
    def left(self):
        """How many are left; None where there is no limit."""
        return None if self.most is None else max(self.most - self.used, 0)
