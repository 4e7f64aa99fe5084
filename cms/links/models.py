"""The addresses of other sites that stand on a station's pages, what they last answered, and where they stand."""

import datetime

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.encoding import uri_to_iri
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page, Site

from .answers import Outcome

# Nothing longer is kept: no browser of a visitor is sure to open it (RFC 9110 4.1 asks for 8000 octets at least, but
# an index of PostgreSQL takes 2700).
LONGEST = 2000
NEXT_DAY = datetime.timedelta(days=1)
# After a failure: neither every few minutes, nor a day later, when it may long work again.
AFTER_A_FAILURE = datetime.timedelta(hours=6)
# One failure is a bad moment of a network.
FAILURES_THAT_COUNT = 2


class AddressQuerySet(models.QuerySet):
    def of_stations(self, sites):
        """Those that stand somewhere on the stations ``sites``, each once."""
        return self.filter(pk__in=Place.objects.filter(site__in=sites).values("address"))

    def failing(self):
        """Those that failed so often in a row that it is no accident, the longest failing first."""
        return self.filter(failures__gte=FAILURES_THAT_COUNT).order_by("failing_since", "pk")

    def due(self, now):
        return self.filter(due_at__lte=now).order_by("due_at", "pk")


class Address(models.Model):
    """One address of another site. Stations share it, so that it is asked for once, however many link to it.

    ``status``: of HTTP, None where the site said nothing. ``failing_since``: the first of the ``failures`` in a row.
    """

    address = models.CharField(max_length=LONGEST, unique=True)
    host = models.CharField(max_length=253)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    objects = AddressQuerySet.as_manager()

    RECORDED = ("outcome", "status", "checked_at", "due_at", "failing_since", "failures")

    class Meta:
        verbose_name = _("address of another site")
        verbose_name_plural = _("addresses of other sites")

    def __str__(self):
        return self.readable

    @property
    def readable(self):
        """The address with Thai letters in place of their codes."""
        return uri_to_iri(self.address)

    @property
    def is_failing(self):
        return self.failures >= FAILURES_THAT_COUNT

    @property
    def said(self):
        """What the last check found, a sentence."""
        return Outcome(self.outcome).label if self.outcome else _("Not checked yet.")

    def record(self, answer, now):
        """Takes over the Answer. RECORDED are the fields to save."""
        self.outcome, self.status, self.checked_at = answer.outcome, answer.status, now
        if answer.failed:
            self.failures = min(self.failures + 1, 32_000)
            self.failing_since = self.failing_since or now
        else:
            self.failures, self.failing_since = 0, None
        self.due_at = now + (AFTER_A_FAILURE if answer.failed else NEXT_DAY)


class Place(models.Model):
    """Where an address stands: in the field of a live page, of a setting or of another thing of a station.

    ``anchor``: the id of the block in the edit form, or "". The places of a station are found anew each day.
    """

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="places")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=100)
    anchor = models.CharField(max_length=60, blank=True)

    holder = GenericForeignKey()

    def __str__(self):
        holder = self.holder
        if holder is None:
            return ""
        match holder:
            case Page():
                title = holder.get_admin_display_title()
            case BaseSiteSetting():
                title = holder._meta.verbose_name
            case _:
                title = str(holder)
        # A field may have gone since with a new release.
        names = {field.name: field.verbose_name for field in holder._meta.concrete_fields}
        return f"{capfirst(title)} › {capfirst(names.get(self.field, self.field))}"


class Reading(models.Model):
    """When the places of a station were last found. ``began_at`` is None where something has changed since."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, primary_key=True, related_name="link_reading")
    began_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.site}: {self.began_at}"
