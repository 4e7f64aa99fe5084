"""Links to pages as the editor of rich text holds them: with the address of the page, and the page above it."""

from contextvars import ContextVar

from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    PageLinkElementHandler,
)
from wagtail.models import Page

from cms.rich_text import linked_numbers

# ``{number of a page: what the editor holds of a link to it}`` while a form is shown.
_known = ContextVar("known_editor_links", default=None)


class StationPageLinkElementHandler(PageLinkElementHandler):
    """Wagtail's own reads each page and the one above it by itself, in three queries for every link."""

    def get_attribute_data(self, attrs):
        number = attrs.get("id", "")
        known = (_known.get() or {}).get(int(number)) if number.isdigit() else None
        return known or super().get_attribute_data(attrs)


# As Wagtail's own for the feature "link", but for the links to pages.
RULE = {
    "from_database_format": {
        "a[href]": ExternalLinkElementHandler("LINK"),
        'a[linktype="page"]': StationPageLinkElementHandler("LINK"),
    },
    "to_database_format": {"entity_decorators": {"LINK": link_entity}},
}


def look_up_editor_links(page):
    """Looks up every link in the texts of ``page``, whose form is about to be shown, in two queries."""
    numbers = linked_numbers(page)
    targets = list(Page.objects.filter(pk__in=numbers)) if numbers else []
    paths = {target.path[: -Page.steplen] for target in targets}
    above = dict(Page.objects.filter(path__in=paths).values_list("path", "pk")) if paths else {}
    _known.set(
        {
            target.pk: {
                "id": target.pk,
                "url": target.url,
                "parentId": above.get(target.path[: -Page.steplen]),
            }
            for target in targets
        }
    )


def forget_editor_links(**kwargs):
    """Receives ``request_started``."""
    _known.set(None)
