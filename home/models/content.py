from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.content import ContentBlock
from cms.forms import StationPageForm
from cms.models import BasePage


class ContentPage(BasePage):
    """An ordinary page: text, pictures and files."""

    body = StreamField(ContentBlock(), blank=True, verbose_name=_("content"))

    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("An ordinary page: text, pictures and files")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("ordinary page")

    @classmethod
    def address_key_of(cls, page):
        """The pages that each station has at a known address (privacy, accessibility …) are found by it."""
        return page.slug.replace("-", "_")


class StationContactPage(BasePage):
    """Address, telephone, map and hours, all from the station settings."""

    address_key = "contact"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Address, telephone, map and hours, from the station settings")

    class Meta:
        verbose_name = _("contact page")


class SiteMapPage(BasePage):
    """Every page of the station as a tree."""

    address_key = "site_map"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Every page of the station as a tree")
    found_by_text = False

    class Meta:
        verbose_name = _("site map page")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "tree": self.get_tree(request)}

    def get_tree(self, request):
        """``{page, url, children}`` of every live page under the home page, in the order of the tree.

        News posts are left out: they have their own list.
        """
        home = self.get_parent()
        pages = home.get_descendants().live().public().exclude(content_type__model="newspage")
        nodes = {home.path: {"page": home, "children": []}}
        for page in pages:
            parent = nodes.get(page.path[: -page.steplen])
            if parent is None:
                continue
            nodes[page.path] = {"page": page, "url": page.get_url(request), "children": []}
            parent["children"].append(nodes[page.path])
        return nodes[home.path]["children"]
