"""What visitors said of single pages."""

from django.db import models
from django.db.models import F
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from cms.models import StationOwned
from cms.models.stations import StationQuerySet
from feedback.inbox.models import Received


class Useful(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


class PageVotesQuerySet(StationQuerySet):
    def count_one(self, site, page, month, useful):
        """Adds one vote, a Useful, of the ``month`` (a Month) to those of the ``page`` of the station ``site``."""
        votes, _made = self.get_or_create(site=site, page_id=page.pk, month=month.to_iso())
        self.filter(pk=votes.pk).update(**{useful.value: F(useful.value) + 1})


class PageVotes(StationOwned):
    """How many visitors found a page useful in one month. Nothing is kept of who they were.

    ``page``: in the language in which it was read. ``month``: ISO, "2024-03".
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    month = models.CharField(_("month"), max_length=7)
    yes = models.PositiveIntegerField(_("useful"), default=0)
    no = models.PositiveIntegerField(_("not useful"), default=0)

    objects = PageVotesQuerySet.as_manager()

    class Meta:
        verbose_name = _("votes on a page")
        verbose_name_plural = _("votes on pages")
        constraints = [models.UniqueConstraint(fields=["page", "month"], name="one_count_per_page_and_month")]

    def __str__(self):
        return f"{self.page_id} {self.month}: +{self.yes} −{self.no}"


class PageRemark(Received):
    """What a visitor wrote about a page, for whoever keeps it.

    ``page``: in the language in which it was read, None where it is gone. ``address``: its path. ``useful``: what they
    answered before, may be empty. ``line_of_work``: that was responsible for the page on that day.
    ``outcome``: what came of it, for the colleagues.
    """

    retention_kind = "remark"
    personal_fields = ("words",)
    email_field = ""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("page")
    )
    address = models.CharField(_("address"), max_length=300)
    useful = models.CharField(_("was it useful"), max_length=3, choices=Useful, blank=True)
    words = models.TextField(_("what they wrote"))
    line_of_work = models.CharField(_("line of work"), max_length=20, choices=LineOfWork, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, help_text=_("For your colleagues."))

    class Meta:
        verbose_name = _("remark on a page")
        verbose_name_plural = _("remarks on pages")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["site", "received_at"], name="remark_by_station_and_time")]

    def __str__(self):
        return Truncator(self.words).chars(80)

    @property
    def page_title(self):
        """The title of the page, or its address where it is gone."""
        return self.page.get_admin_display_title() if self.page else self.address
