from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import StationOwned
from cms.models.stations import StationQuerySet
from oit.intervals import RECURRING, Interval


class AssignmentQuerySet(StationQuerySet):
    def of_year(self, site, year):
        """Those of one fiscal year (its number in พ.ศ., or a FiscalYear) of the station ``site``."""
        return self.of_station(site).filter(fiscal_year=int(year))

    def by_code(self, site, year):
        """``{item code: Assignment}`` of the year, with their people and orders."""
        found = self.of_year(site, year).select_related("preparer", "supervisor", "order")
        return {each.code: each for each in found}

    def of_person(self, person):
        """Those that the User keeps, as preparer or as supervisor."""
        return self.filter(models.Q(preparer=person) | models.Q(supervisor=person))


class Assignment(StationOwned):
    """Who keeps an item of a fiscal year, how often, and by when.

    ``code``: of the year's edition. ``interval``: empty for that of the edition. ``due_days``: working days after a
    period ends; ``due_on``: a day; at most one of the two. ``order``: the station order that says so.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    code = models.CharField(_("item"), max_length=4)
    preparer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("preparer"),
    )
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("supervisor"),
    )
    interval = models.CharField(_("follow-up"), max_length=12, choices=RECURRING, blank=True)
    due_days = models.PositiveSmallIntegerField(_("working days after the period"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    order = models.ForeignKey(
        "home.Order",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("order"),
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fiscal_year", "code"], name="one_assignment_per_item_and_year"
            ),
            models.CheckConstraint(
                condition=models.Q(due_days=None) | models.Q(due_on=None), name="one_kind_of_own_due_day"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.fiscal_year}"

    def interval_for(self, item):
        """The Interval of the edition's ``item`` under this assignment."""
        return Interval(self.interval) if self.interval else Interval.of_item(item)
