"""Superior units, and what is kept of the readiness of each station so that a thousand of them can be shown at once."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Site

from cms.bilingual import Bilingual


class Unit(models.Model):
    """A superior unit. ``group``: the accounts that see how ready the stations below it are.

    A station lies below it whose settings name it among the superior units, by ``name_th`` or one of ``other_names``.
    """

    name_th = models.CharField(
        _("official name (Thai)"),
        max_length=120,
        unique=True,
        help_text=_("As the stations below it write it in their settings, under “superior units”."),
    )
    name_en = models.CharField(_("official name (English)"), max_length=150, blank=True)
    other_names = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("Other ways in which stations write this unit in their settings, one a line."),
    )
    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="superior_unit", editable=False
    )

    name = Bilingual("name")

    class Meta:
        verbose_name = _("superior unit")
        verbose_name_plural = _("superior units")
        ordering = ["name_th"]

    def __str__(self):
        return str(self.name)

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Brings its group into line: the name, and the only right that it has, which is to enter the admin."""
        if not self.group_id:
            self.group = Group()
        with override(settings.LANGUAGE_CODE):
            self.group.name = _("Superior unit: %(unit)s") % {"unit": self.name_th}
        self.group.save()
        self.group_id = self.group.pk
        entering = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
        self.group.permissions.set(entering)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """With its group, and with it what its accounts may look at."""
        return self.group.delete()


class ItemSummary(models.Model):
    """What `evaluate` found of one item of a station's published year. Never the truth itself: a cache of it.

    ``state``: a State, or an ItemState of the board. ``missing``: how many of its ``elements`` would make the item
    fail, ``lacking``: the keys of these. ``changed_on``: the day of the last publication; ``due_on``: by which it is
    due; None where there is none. ``valid_until``: the last day for which all this is certain if nobody changes
    anything; None: for good.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=4)
    state = models.CharField(max_length=12)
    missing = models.PositiveSmallIntegerField()
    lacking = models.JSONField(default=list)
    elements = models.PositiveSmallIntegerField()
    changed_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    computed_at = models.DateTimeField()

    # What is compared when summaries are checked.
    TOLD = ("state", "missing", "lacking", "elements", "changed_on", "due_on", "valid_until")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "site", "code"], name="one_summary_per_year_station_item"
            )
        ]
        indexes = [models.Index(fields=["valid_until"], name="summary_valid_until")]

    def __str__(self):
        return f"{self.site_id} {self.fiscal_year} {self.code}"


class Change(models.Model):
    """Something was changed that a summary of the station ``site`` may have read; of every station where it is None.

    Written in the transaction of the change, and deleted by whoever evaluated the station after it: as long as there is
    one, the summaries of the station are not certain. Rows are only added and deleted, so nobody waits for another.
    """

    # Without a constraint: it is written while a station is being deleted, too.
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.site_id or 'all'} {self.at}"
