"""The One Stop Service: six areas, who is on duty, and what is promised."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import ChoiceBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.forms import StationPageForm
from cms.models import BasePage
from cms.search.kinds import Kind
from home.blocks.one_stop import AreaBlock, DutyBlock, Facility, OneStopArea, PledgeBlock


class OneStopForm(StationPageForm):
    def clean(self):
        cleaned = super().clean()
        self._validate_each_area_once(cleaned.get("areas") or [])
        return cleaned

    def _validate_each_area_once(self, areas):
        chosen = [child.value["area"] for child in areas if child.value.get("area")]
        twice = {area for area in chosen if chosen.count(area) > 1}
        if twice:
            names = ", ".join(str(OneStopArea(area).label) for area in OneStopArea.values if area in twice)
            self.add_error(
                "areas",
                _("Each area comes once. Put the texts and pictures together for: %(areas)s")
                % {"areas": names},
            )


class OneStopServicePage(BasePage):
    """The service point: where it is, what is there, who is on duty, what is promised."""

    location = models.CharField(_("where in the station"), max_length=150, blank=True)
    areas = StreamField([("area", AreaBlock())], blank=True, verbose_name=_("the six areas"))
    duties = StreamField([("duty", DutyBlock())], blank=True, verbose_name=_("duty roster"))
    pledges = StreamField([("pledge", PledgeBlock())], blank=True, verbose_name=_("service pledge"))
    conduct = RichTextField(
        _("how officers at the counter conduct themselves"), blank=True, features=["bold", "ol", "ul"]
    )
    facilities = StreamField(
        [("facility", ChoiceBlock(choices=Facility.choices, label=_("facility"), icon="tick"))],
        blank=True,
        verbose_name=_("facilities"),
    )

    synchronized = ("facilities",)
    address_key = "one_stop_service"
    base_form_class = OneStopForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The service point: six areas, duty roster, service pledge")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("location"),
        FieldPanel("areas"),
        FieldPanel("duties"),
        FieldPanel("pledges"),
        FieldPanel("conduct"),
        FieldPanel("facilities"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("areas"), index.SearchField("pledges")]

    class Meta:
        verbose_name = _("One Stop Service page")

    @property
    def found_as(self):
        return {"kind": Kind.SERVICE}

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "areas": self.get_areas()}

    def get_areas(self):
        """The areas in the order of the checklist, each with its key and label."""
        given = {child.value["area"]: child.value for child in self.areas}
        return [
            {
                "key": area.value,
                "label": area.label,
                "text": given[area]["text"],
                "pictures": given[area]["pictures"],
            }
            for area in OneStopArea
            if area in given
        ]

    @property
    def facility_list(self):
        """``{icon, label}`` of each facility that the station has."""
        chosen = [raw["value"] for raw in self.facilities.raw_data]
        return [{"icon": value, "label": Facility(value).label} for value in chosen]
