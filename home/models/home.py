from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Site

from cms.forms import StationPageForm
from cms.home_sections import sections_for
from cms.languages import SHORT
from cms.models import BasePage

# Levels of pages below a home page that an address can name.
DEEPEST = 12


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
    content_panels = [*BasePage.content_panels, FieldPanel("heading"), FieldPanel("picture")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Finds the page for an address, those above it and its translations in one query, however deep it lies."""
        addresses = [
            f"{self.url_path}{'/'.join(path_components[:length])}/"
            for length in range(1, min(len(path_components), DEEPEST) + 1)
        ]
        versions = self.get_pages_at(addresses) if addresses else []
        way = [self, *(page for page in versions if page.url_path in addresses)]
        if way == [self]:
            return super().route(request, path_components)
        found = way.pop()
        page = found.specific
        page.station = Site.find_for_request(request)
        page.above = way
        page.other_versions = [
            version
            for version in versions
            if version.translation_key == page.translation_key and version != found
        ]
        return page.route(request, path_components[page.depth - self.depth :])

    @staticmethod
    def get_pages_at(url_paths):
        """The pages with these ``url_paths`` and their translations, from the top of the tree down."""
        keys = Page.objects.filter(url_path__in=url_paths).values("translation_key")
        return list(Page.objects.filter(translation_key__in=keys).only(*SHORT).order_by("depth"))

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "sections": sections_for(self, request),
        }
