"""Which languages a page has, and where its other language is."""

from django.utils.translation import get_language, override
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

# Each language under its own name, so that a reader finds it without knowing the other one.
NAMES = {"th": "ไทย", "en": "English"}

# On the nearest page in another language, the id of the page that was left because it has no translation.
NOTICE_PARAMETER = "untranslated"


def page_languages(page, request):
    """The language switch for ``page``: a list of ``{code, name, url, current, exact, page}``, one a language.

    ``exact`` is False where ``page`` has no live translation; ``url`` then leads to the nearest page above it
    that has one, which shows a notice.
    """
    live = {other.locale.language_code: other for other in _translations(page)}
    live[_code(page)] = page
    switch = []
    for code, name in NAMES.items():
        exact = live.get(code)
        target = exact or _nearest_above(page, code)
        url = target.get_url(request) if target else None
        if not url:
            continue
        if not exact:
            url = f"{url}?{NOTICE_PARAMETER}={page.pk}"
        switch.append(
            {
                "code": code,
                "name": name,
                "url": url,
                "current": code == _code(page),
                "exact": bool(exact),
                "page": exact,
            }
        )
    return switch


def language_notice(request):
    """``{title, url, lang}`` of the page that the visitor left because it has no translation, or None."""
    value = request.GET.get(NOTICE_PARAMETER, "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        return None
    site = Site.find_for_request(request)
    left = Page.objects.live().public().filter(pk=int(value)).select_related("locale").first()
    if not left or not site or left.locale.language_code == get_language():
        return None
    url = left.get_url(request)
    with override(left.locale.language_code):
        of_this_site = any(left.url_path.startswith(path) for path in _root_paths(site))
    return (
        {"title": left.title, "url": url, "lang": left.locale.language_code} if url and of_this_site else None
    )


def thai_source(page):
    """The Thai page that ``page`` is, or is a translation of; None when there is none."""
    if _code(page) == "th":
        return page
    return page.get_translation_or_none(Locale.objects.get(language_code="th"))


def active_locale():
    """The Locale of the language being shown."""
    return Locale.objects.get_for_language(get_supported_content_language_variant(get_language()))


def _code(page):
    return page.locale.language_code


def _root_paths(site):
    return [path for site_id, path, _url, _language in Site.get_site_root_paths() if site_id == site.pk]


def _translations(page):
    return page.get_translations().live().public().select_related("locale")


def _nearest_above(page, code):
    keys = page.get_ancestors().filter(depth__gt=1).values("translation_key")
    above = Page.objects.live().filter(locale__language_code=code, translation_key__in=keys)
    return above.select_related("locale").order_by("-depth").first()
