from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.forms import StationPageForm
from cms.home_sections import sections_for
from cms.media.sizes import Pictures
from cms.models import BasePage, StationSettings


class HomePage(BasePage):
    """The first page of a station. Its sections come from ``cms.home_sections``."""

    heading = models.CharField(
        _("large heading"),
        max_length=120,
        blank=True,
        help_text=_("A few words; a space marks where a line may break. If empty, the name of the station."),
    )
    picture = models.ForeignKey(
        "cms.StationImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("large picture"),
        help_text=_("Your own photo of the area, without people. If empty, a drawing."),
    )

    synchronized = ("picture",)
    address_key = "home"
    template = "home/home_page.html"
    base_form_class = StationPageForm
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of a station")
    found_by_text = False
    content_panels = [*BasePage.content_panels, FieldPanel("heading"), FieldPanel("picture")]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        station = StationSettings.for_request(request)
        # In two queries: the picture on top, those of the sections and the map at the end.
        own = self.picture_id, station.map_picture_id
        self.pictures = Pictures(own)
        sections = sections_for(self, request)
        self.picture, station.map_picture = map(self.pictures.of().get, own)
        return {**super().get_context(request, *args, **kwargs), "sections": sections}
