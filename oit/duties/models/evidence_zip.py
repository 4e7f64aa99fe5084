from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned
from cms.storage import private_storage

# In the private storage, which no address leads to.
FOLDER = "evidence"
# Whoever makes one says so at least this often, or is taken for gone.
SILENT_FOR = timedelta(minutes=10)


def place_of(made, filename):
    return f"{FOLDER}/{made.site_id}/{made.fiscal_year}-{get_random_string(20).lower()}.zip"


class EvidenceZip(StationOwned):
    """The pages and files of a year in one ZIP, and how far its making has got.

    ``kept``: the EvidencePack that it belongs to, None where somebody asked for it. ``done`` of ``total``: the steps
    of its making; the total grows while they become known. ``alive_at``: when the making was last heard of.
    ``found`` of ``asked``: the elements of the checklist. ``missing``: what could not be put in, each ``{name,
    address, reason, detail}``. ``error``: why it could not be made. ``is_public``: whether the station shows it to
    everyone.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be made")
        MAKING = "making", _("Being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be made")

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    kept = models.ForeignKey(
        "duties.EvidencePack", on_delete=models.CASCADE, null=True, related_name="zips", editable=False
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    alive_at = models.DateTimeField(default=timezone.now)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    file = models.FileField(upload_to=place_of, storage=private_storage, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    files = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list)
    error = models.CharField(max_length=20, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("evidence pack as a ZIP")
        verbose_name_plural = _("evidence packs as ZIPs")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["site", "fiscal_year"])]

    def __str__(self):
        return f"{self.fiscal_year}, {self.get_state_display()}"

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.MAKING)

    @property
    def name(self):
        """What the file is called on the reader's disk."""
        made = timezone.localdate(self.made_at).isoformat()
        return f"evidence-{self.site.hostname}-{self.fiscal_year}-{made}.zip"
