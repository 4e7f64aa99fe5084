"""The links to other sites on a station's pages, in both languages."""

from wagtail.models import Page

from cms.links import sources
from cms.links.sources import Link
from oit.lint.panels import block_of
from oit.lint.texts import Kind, texts_of_all

PAGES_AT_ONCE = 50


def links_of_pages(site):
    """A Link for every web address in the fields and texts of the live pages of ``site``."""
    for home in site.root_page.get_translations(inclusive=True):
        live = list(Page.objects.descendant_of(home, inclusive=True).live().values_list("pk", flat=True))
        for start in range(0, len(live), PAGES_AT_ONCE):
            pages = list(Page.objects.filter(pk__in=live[start : start + PAGES_AT_ONCE]).specific())
            for page, texts in zip(pages, texts_of_all(pages), strict=True):
                yield from _links_of(page, texts)


def _links_of(page, texts):
    for text in texts:
        if text.kind == Kind.LINK and text.target[0] == "url":
            yield Link(page, text.field, text.target[1], block_of(text.path))


def register():
    sources.register("pages", links_of_pages)
