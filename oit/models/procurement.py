"""Procurement: its notices (O14) and its monthly summary (O15)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.documents import NoticeBlock
from oit.blocks.months import MonthBlock
from oit.datasets.blocks import DatasetBlock
from oit.datasets.fields import DatasetStreamField
from oit.elements import MonthColumnsElement, MonthFilesElement, MonthsElement, NoticesElement
from oit.schemas import PROCUREMENT

from .item import ItemPage


def notices_field(label):
    return StreamField([("notice", NoticeBlock())], blank=True, verbose_name=label)


def nothing_field(label):
    return models.BooleanField(
        label, default=False, help_text=_("The page then shows the words that the checklist asks for.")
    )


class ProcurementNoticesPage(ItemPage):
    """Plans, invitations and awards, as they were announced."""

    plans = notices_field(_("procurement plan notices"))
    no_plans = nothing_field(_("there were no procurement plan notices"))
    invitations = notices_field(_("invitation notices"))
    no_invitations = nothing_field(_("there were no invitation notices"))
    results = notices_field(_("award notices"))
    no_results = nothing_field(_("there was no procurement"))

    elements = (
        NoticesElement("plans", "plans", "no_plans"),
        NoticesElement("invitations", "invitations", "no_invitations"),
        NoticesElement("results", "results", "no_results"),
    )
    synchronized = ("no_plans", "no_invitations", "no_results")
    page_description = _("Procurement notices")

    class Meta:
        verbose_name = _("procurement notices page")


class ProcurementMonthBlock(MonthBlock):
    """A month of form สขร. 1."""

    rows = DatasetBlock(PROCUREMENT, label=_("table"), required=False)


class ProcurementSummaryPage(ItemPage):
    """The monthly procurement summary, form สขร. 1."""

    months = DatasetStreamField([("month", ProcurementMonthBlock())], blank=True, verbose_name=_("months"))

    elements = (
        MonthsElement("months", "months"),
        MonthColumnsElement("columns", "months"),
        MonthFilesElement("files", "months"),
    )
    page_description = _("Monthly procurement summary")

    class Meta:
        verbose_name = _("procurement summary page")
