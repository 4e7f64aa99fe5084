"""Money: the budget (O12) and the investigation fund (O13)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from oit.charts import Compared
from oit.datasets.fields import DatasetField
from oit.elements import DatasetElement, FilesElement, ReportedElement, TextElement
from oit.schemas import BUDGET_PLAN, BUDGET_REPORT, FUND

from .fields import SignedOriginals, date_field, files_field, text_field
from .item import ItemPage


class BudgetPage(SignedOriginals, ItemPage):
    """The year's spending plan, and what was spent of it in the first six months."""

    plan = DatasetField(BUDGET_PLAN, verbose_name=_("spending plan"))
    plan_on = date_field(_("date of the plan"))
    report = DatasetField(BUDGET_REPORT, verbose_name=_("spending"))
    report_on = date_field(_("date of the figures"))
    obstacles = text_field(_("problems and obstacles"))
    reported_on = date_field(_("reported to the head of station on"))
    reported_number = models.CharField(pgettext_lazy("of a memorandum", "number"), max_length=50, blank=True)
    reported_files = files_field(_("memorandum to the head of station"))
    files = files_field(_("files of the spending report"))

    elements = (
        DatasetElement("plan", "plan", "plan_on"),
        DatasetElement(
            "report",
            "report",
            "report_on",
            planned="plan",
            whole_period=True,
            charts=[Compared(_("Planned and spent"), ("allocated", "spent"))],
        ),
        TextElement("obstacles", "obstacles"),
        ReportedElement("reported-to-chief", "reported_on", "reported_number", "reported_files"),
        FilesElement("files", "files"),
    )
    synchronized = ("plan_on", "report_on", "reported_on", "reported_number")
    page_description = _("Annual budget plan and spending report")

    class Meta:
        verbose_name = _("budget page")


class InvestigationFundPage(ItemPage):
    """Money of the criminal investigation and inquiry fund."""

    fund = DatasetField(FUND, verbose_name=_("fund money"))
    fund_on = date_field(_("date of the figures"))
    files = files_field()

    elements = (DatasetElement("fund", "fund", "fund_on", whole_period=True), FilesElement("files", "files"))
    synchronized = ("fund_on",)
    page_description = _("Criminal investigation and inquiry fund")

    class Meta:
        verbose_name = _("investigation fund page")
