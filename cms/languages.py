"""Which languages a page has, and where its other language is."""

from functools import cache, reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language, override
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from cms.addresses import url_of
from cms.root_paths import homes

# Each language under its own name, so that a reader finds it without knowing the other one.
NAMES = {"th": "ไทย", "en": "English"}

# What a link to a page, a menu and the language switch need to know of it; its other columns stay in the database.
SHORT = (
    "path", "depth", "url_path", "slug", "title", "live", "show_in_menus", "locale", "translation_key", "content_type",
    "last_published_at", "alias_of",
)  # fmt: skip

# On the nearest page in another language, the id of the page that was left because it has no translation.
NOTICE_PARAMETER = "untranslated"


@cache
def _code_by_locale():
    return dict(Locale.objects.values_list("pk", "language_code"))


def language_of(page):
    """The code of the language that ``page`` is in, without asking the database for each page.

    The two locales are made with the installation and do not change.
    """
    if page.locale_id is None:
        return settings.LANGUAGE_CODE
    if page.locale_id not in _code_by_locale():
        _code_by_locale.cache_clear()
    return _code_by_locale()[page.locale_id]


def below(page, *levels):
    """What holds of the pages so many ``levels`` below ``page`` (0: itself), a Q for a query of any type of pages."""
    return Q(path__range=_path_range(page), depth__in=[page.depth + level for level in levels])


def beside(page):
    """What holds of ``page`` and of those below the same parent, as ``below``."""
    start = page.path[: -page.steplen]
    return Q(path__range=(start, start + "Z" * page.steplen), depth=page.depth)


def below_in_both_languages(page, *levels):
    """As ``below``, also below the translations of ``page``, which are asked for where it does not know them."""
    versions = page.other_versions if hasattr(page, "other_versions") else page.get_translations()
    in_range = reduce(or_, (Q(path__range=_path_range(version)) for version in (page, *versions)))
    return in_range & Q(depth__in=[page.depth + level for level in levels])


def _path_range(page):
    return page.path, page.path + "Z" * page.steplen


def page_languages(page, request):
    """The language switch for ``page``: a list of ``{code, name, url, current, exact, page}``, one a language.

    ``exact`` is False where ``page`` has no live translation; ``url`` then leads to the nearest page above it
    that has one, which shows a notice.
    """
    live = {language_of(other): other for other in page.other_versions if other.live}
    live[language_of(page)] = page
    switch = []
    for code, name in NAMES.items():
        exact = live.get(code)
        target = exact or _nearest_above(page, code)
        url = url_of(target.url_path, request) if target else None
        if not url:
            continue
        if not exact:
            url = f"{url}?{NOTICE_PARAMETER}={page.pk}"
        switch.append(
            {
                "code": code,
                "name": name,
                "url": url,
                "current": code == language_of(page),
                "exact": bool(exact),
            }
        )
    return switch


def language_notice(request):
    """``{title, url, lang}`` of the page that the visitor left because it has no translation, or None."""
    value = request.GET.get(NOTICE_PARAMETER, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return None
    site = Site.find_for_request(request)
    left = Page.objects.live().public().filter(pk=int(value)).first()
    if not left or not site or language_of(left) == get_language():
        return None
    url = left.get_url(request)
    with override(language_of(left)):
        of_this_site = any(left.url_path.startswith(home.url_path) for home in homes(site))
    return {"title": left.title, "url": url, "lang": language_of(left)} if url and of_this_site else None


@cache
def _locale(code):
    return Locale.objects.get_for_language(code)


def active_locale():
    """The Locale of the language being shown."""
    return _locale(get_supported_content_language_variant(get_language()))


def _nearest_above(page, code):
    there = [above for above in page.versions_above if above.live and language_of(above) == code]
    return max(there, key=lambda above: above.depth, default=None)
