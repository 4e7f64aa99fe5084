"""Links in rich text to pages of the site."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.languages import active_locale


class StationPageLinkHandler(PageLinkHandler):
    """Leads to each page in the language being read where it exists, with two queries for a whole text.

    Wagtail's own asks for each page's type and translation by itself.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pages = Page.objects.in_bulk(
            {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()}
        )
        foreign = [page.translation_key for page in pages.values() if page.locale_id != active_locale().pk]
        translated = {
            page.translation_key: page
            for page in Page.objects.live().filter(translation_key__in=foreign, locale=active_locale())
        }
        links = []
        for attrs in attrs_list:
            page = pages.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None
            page = translated.get(page.translation_key, page) if page else None
            links.append(f'<a href="{escape(path)}">' if (path := _path(page)) else "<a>")
        return links


def _path(page):
    """The address of ``page`` on its own station, without the host: a page links to its own station only."""
    parts = page.get_url_parts() if page else None
    return parts[2] if parts else ""
