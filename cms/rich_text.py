"""Links in rich text to pages of the site."""

import re
from contextvars import ContextVar

from django.utils.html import escape
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.addresses import url_of
from cms.languages import active_locale
from cms.page_cache.known import told_here
from cms.requests import current_request

LINK = re.compile(r'<a [^>]*linktype="page"[^>]*>')
NUMBER = re.compile(r'\bid="(\d+)"')
# What is read of the pages that links lead to. Whole pages take longer to make than to find.
COLUMNS = ("pk", "url_path", "locale_id", "translation_key")
# ``{(number of a locale, number of a page): the page that a link leads to, or None}`` while a page is shown.
_known = ContextVar("known_links", default=None)


class StationPageLinkHandler(PageLinkHandler):
    """Leads to each page in the language being read where it exists, with two queries for a whole text.

    Wagtail's own asks for each page's type and translation by itself.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        numbers = [int(attrs["id"]) if attrs.get("id", "").isdigit() else None for attrs in attrs_list]
        targets = _targets({number for number in numbers if number is not None})
        paths = [_path(targets.get(number)) for number in numbers]
        return [f'<a href="{escape(path)}">' if path else "<a>" for path in paths]


def look_up_links(page, further=()):
    """Looks up every link in the texts of ``page`` at once, for this request; otherwise each text asks by itself.

    ``further``: rich texts that are shown on it and are not its own.
    """
    numbers = linked_numbers(page, further)
    forget_links()
    locale = active_locale().pk
    _known.set({(locale, number): target for number, target in _look_up(numbers).items()})


def linked_numbers(page, further=()):
    """The numbers of the pages that the texts of ``page`` and the rich texts ``further`` link to."""
    texts = list(further)
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            texts.append(getattr(page, field.name))
        elif isinstance(field, StreamField):
            texts += _texts_in(list(getattr(page, field.name).raw_data))
    links = [link.group() for text in texts if text for link in LINK.finditer(text)]
    return {int(number.group(1)) for link in links if (number := NUMBER.search(link))}


def _texts_in(stored):
    """The texts in ``stored``, blocks as a stream keeps them, that may hold a link."""
    found, rest = [], [stored]
    while rest:
        each = rest.pop()
        if isinstance(each, str):
            if "linktype" in each:
                found.append(each)
        elif isinstance(each, dict):
            rest += each.values()
        elif isinstance(each, list):
            rest += each
    return found


def forget_links(**kwargs):
    """Receives ``request_started``: what was looked up may have changed since."""
    _known.set(None)


def _targets(numbers):
    known, locale = _known.get() or {}, active_locale().pk
    new = {number for number in numbers if (locale, number) not in known}
    found = _look_up(new)
    return {number: found[number] if number in new else known[locale, number] for number in numbers}


def _look_up(numbers):
    """``{number: the page that a link with this number leads to in the active language, or None}``, rows of COLUMNS.

    Many texts of a station lead to the same few pages: those that one page looked up are told to the next.
    """
    if not numbers:
        return {}
    locale = active_locale()
    told = told_here(f"pages that links lead to in {locale.language_code}", dict)
    if missing := numbers - told.keys():
        told.update(_read(missing, locale))
    return {number: told[number] for number in numbers}


def _read(numbers, locale):
    pages = {page.pk: page for page in _rows(Page.objects.filter(pk__in=numbers))}
    foreign = [page.translation_key for page in pages.values() if page.locale_id != locale.pk]
    translated = {}
    if foreign:
        versions = Page.objects.live().filter(translation_key__in=foreign, locale=locale)
        translated = {page.translation_key: page for page in _rows(versions)}
    return {
        number: translated.get(page.translation_key, page) if (page := pages.get(number)) else None
        for number in numbers
    }


def _rows(pages):
    return pages.order_by().values_list(*COLUMNS, named=True)


def _path(page):
    """The address of ``page`` on its own station, without the host: a page links to its own station only."""
    if not page:
        return ""
    request = current_request()
    if own := request and url_of(page.url_path, request):
        return own
    parts = Page.objects.get(pk=page.pk).get_url_parts()
    return parts[2] if parts else ""
