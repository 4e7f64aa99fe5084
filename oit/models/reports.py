"""What the station did, month by month: O7, O11."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.months import ActivitiesMonthBlock, MonthFilesBlock
from oit.charts import ByMonth, Shares
from oit.datasets.fields import DatasetField
from oit.elements import (
    ActivitiesElement,
    ActivityMonthsElement,
    MonthFilesElement,
    MonthlyDatasetElement,
    OwnMonthFilesElement,
)
from oit.schemas import CASES, CHECKPOINTS

from .item import ItemPage


class MonthlyReportsPage(ItemPage):
    """A report for each month: work, projects and activities, and the files."""

    months = StreamField([("month", ActivitiesMonthBlock())], blank=True, verbose_name=_("months"))

    elements = (
        ActivityMonthsElement("months", "months"),
        ActivitiesElement("contents", "months"),
        MonthFilesElement("files", "months"),
    )
    page_description = _("Monthly performance reports")

    class Meta:
        verbose_name = _("monthly reports page")


# The fourth group counts arrests alone, and has no share or rate of any kind.
REPORTED = ("life_reported", "property_reported", "special_reported")
ARRESTS = ("life_cleared", "property_cleared", "special_cleared")


class StatisticsPage(ItemPage):
    """Cases as in the CRIMES system, checkpoints and roadblocks, by month."""

    cases = DatasetField(CASES, verbose_name=_("cases by month"))
    checkpoints = DatasetField(CHECKPOINTS, verbose_name=_("checkpoints and roadblocks by month"))
    files = StreamField([("month", MonthFilesBlock())], blank=True, verbose_name=_("files of each month"))

    elements = (
        MonthlyDatasetElement(
            "cases",
            "cases",
            charts=[
                ByMonth(
                    _("Cases reported and arrests, groups 1 to 3"),
                    lines=((_("Reported"), REPORTED), (_("Arrests"), ARRESTS)),
                ),
                Shares(_("Cases reported, groups 1 to 3"), REPORTED),
            ],
        ),
        MonthlyDatasetElement(
            "checkpoints",
            "checkpoints",
            by="kind",
            charts=[ByMonth(_("Times set up"), by="kind", of="times")],
        ),
        OwnMonthFilesElement("files", "files"),
    )
    page_description = _("Performance statistics")

    class Meta:
        verbose_name = _("statistics page")
