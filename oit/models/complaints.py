from django.db import models
from django.utils.translation import gettext_lazy as _

from oit.charts import ByMonth
from oit.datasets.fields import DatasetField
from oit.elements import AsOfElement, ComplaintChannelElement, ComplaintStatisticsElement
from oit.schemas import COMPLAINTS

from .fields import date_field, text_field
from .item import ItemPage


class ComplaintChannelsPage(ItemPage):
    """Where corruption is reported, and how many complaints there were."""

    channel = text_field(
        _("how to report"), help_text=_("The station's own numbers are added by themselves.")
    )
    complaints = DatasetField(COMPLAINTS, verbose_name=_("complaints by month"))
    no_complaints = models.BooleanField(
        _("there were no complaints"),
        default=False,
        help_text=_("The page then shows the words that the checklist asks for."),
    )
    as_of = date_field(_("date of the figures"))

    elements = (
        ComplaintChannelElement("channel", "channel"),
        ComplaintStatisticsElement(
            "statistics",
            "complaints",
            "no_complaints",
            charts=[ByMonth(_("Complaints"), lines=(("", ["received"]), ("", ["finished"])))],
        ),
        AsOfElement("as-of", "as_of"),
    )
    synchronized = ("no_complaints", "as_of")
    page_description = _("Channels for corruption complaints, and complaint statistics")

    class Meta:
        verbose_name = _("complaint channels page")
