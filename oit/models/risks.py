"""Bribery risks, and what was done about them: O20, O21."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from oit.blocks.lines import LineResultBlock
from oit.blocks.risks import BandBlock
from oit.datasets.fields import DatasetField
from oit.elements import (
    LineResultsElement,
    PhotosElement,
    RiskCriteriaElement,
    RiskEventsElement,
    RiskLevelsElement,
    RiskPlanElement,
    RiskProcessesElement,
)
from oit.reasons.forms import ReasonedForm
from oit.risk_levels import starting_bands
from oit.schemas import RISKS

from .fields import SignedOriginals, photos_field, text_field
from .item import ItemPage


class BriberyRiskForm(ReasonedForm):
    """Starts with the levels that most units use, for the station to change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "bands" in self.fields and not self.instance.bands:
            self.initial["bands"] = StreamValue(self.instance.bands.stream_block, starting_bands())


class BriberyRiskPage(SignedOriginals, ItemPage):
    """The risks of bribery in every line of work, their levels, and the plan to manage them."""

    risks = DatasetField(RISKS, verbose_name=_("risks"))
    criteria = text_field(_("how likelihood and impact are judged"))
    bands = StreamField([("band", BandBlock())], blank=True, verbose_name=_("levels of risk"))
    plan = text_field(_("plan for managing the risks"))

    elements = (
        RiskProcessesElement("processes", "risks"),
        RiskCriteriaElement("criteria", "criteria", "bands"),
        RiskEventsElement("risks", "risks"),
        RiskLevelsElement("levels", "risks", "bands"),
        RiskPlanElement("plan", "plan", "risks"),
    )
    base_form_class = BriberyRiskForm
    page_description = _("Bribery risk assessment")

    class Meta:
        verbose_name = _("bribery risk page")


class RiskResultsPage(ItemPage):
    """What each line of work did of the measures that the risk assessment planned."""

    results = StreamField(
        [("result", LineResultBlock())], blank=True, verbose_name=_("results by line of work")
    )
    photos = photos_field()

    elements = (LineResultsElement("results-by-line", "results"), PhotosElement("photos", "photos"))
    page_description = _("Report on managing bribery risks")

    class Meta:
        verbose_name = _("risk results page")
