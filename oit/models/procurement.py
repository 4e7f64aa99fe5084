from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.months import MonthBlock
from oit.datasets.blocks import DatasetBlock
from oit.elements import MonthColumnsElement, MonthFilesElement, MonthsElement
from oit.schemas import PROCUREMENT

from .item import ItemPage


class ProcurementMonthBlock(MonthBlock):
    """A month of form สขร. 1."""

    rows = DatasetBlock(PROCUREMENT, label=_("table"), required=False)


class ProcurementSummaryPage(ItemPage):
    """The monthly procurement summary, form สขร. 1."""

    months = StreamField([("month", ProcurementMonthBlock())], blank=True, verbose_name=_("months"))

    elements = (
        MonthsElement("months", "months"),
        MonthColumnsElement("columns", "months"),
        MonthFilesElement("files", "months"),
    )
    page_description = _("Monthly procurement summary")

    class Meta:
        verbose_name = _("procurement summary page")
