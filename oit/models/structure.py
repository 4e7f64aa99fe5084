from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.organisation import UnitWithSubunitsBlock
from oit.datasets.fields import DatasetField
from oit.elements import DatasetElement, ExecutivesElement, OrganisationElement
from oit.schemas import MANPOWER

from .item import ItemPage


class StructurePage(ItemPage):
    """The station's structure, its manpower, and its executives from the officers directory."""

    organisation = StreamField(
        [("unit", UnitWithSubunitsBlock())], blank=True, verbose_name=_("units below the head")
    )
    organisation_picture = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture of the chart"),
        help_text=_(
            "For stations that have one. The chart drawn from the units can be read aloud; a picture cannot."
        ),
    )
    manpower = DatasetField(MANPOWER, verbose_name=_("manpower"))
    manpower_on = models.DateField(_("date of the figures"), null=True, blank=True)

    elements = (
        OrganisationElement("organisation-chart", "organisation", "organisation_picture"),
        DatasetElement("manpower", "manpower", "manpower_on"),
        ExecutivesElement("executives"),
    )
    synchronized = ("organisation_picture", "manpower_on")
    page_description = _("Structure, manpower and executives")

    class Meta:
        verbose_name = _("structure page")
