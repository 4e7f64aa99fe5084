"""The links to other sites on a station's pages, in both languages, and in its answers to the public."""

from wagtail.models import Page

from cms.links import sources
from cms.links.sources import Link
from feedback.models import Question
from oit.lint.panels import block_of
from oit.lint.texts import Kind, texts_of_all

PAGES_AT_ONCE = 50


def links_of_pages(site):
    """A Link for every web address in the fields and texts of the live pages of ``site``."""
    for home in site.root_page.get_translations(inclusive=True):
        live = list(Page.objects.descendant_of(home, inclusive=True).live().values_list("pk", flat=True))
        for start in range(0, len(live), PAGES_AT_ONCE):
            pages = list(Page.objects.filter(pk__in=live[start : start + PAGES_AT_ONCE]).specific())
            yield from _links_of(pages)


def links_of_answers(site):
    """A Link for every web address in the published answers of ``site``."""
    return _links_of(list(Question.objects.of_station(site).published()))


def _links_of(holders):
    for holder, texts in zip(holders, texts_of_all(holders), strict=True):
        for text in texts:
            if text.kind == Kind.LINK and text.target[0] == "url":
                yield Link(holder, text.field, text.target[1], block_of(text.path))


def register():
    sources.register("pages", links_of_pages)
    sources.register("answers", links_of_answers)
