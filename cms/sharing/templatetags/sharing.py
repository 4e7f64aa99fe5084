"""What other sites show of a page, made here because every page says it."""

from django import template
from django.utils.translation import get_language

from cms.markup import joined, markup, markup_of_each
from cms.sharing.addresses import picture_path
from cms.sharing.cards import HEIGHT, WIDTH

register = template.Library()

# The languages of pages as Open Graph names them.
LOCALES = {"th": "th_TH", "en": "en_US"}


@register.simple_tag(takes_context=True)
def open_graph(context):
    """What other sites show when someone shares the page, as elements of its head; nothing without a page.

    Takes from the context: ``page`` (``title``, ``description``), ``station``, ``canonical_url``, ``alternates``,
    ``request``; and ``kind``: "article", or else "website".
    """
    page, language = context.get("page"), get_language()
    if not page:
        return ""
    others = (each["lang"] for each in context.get("alternates") or () if each["lang"] != language)
    facts = (
        ("og:type", context.get("kind") or "website"),
        ("og:title", page.title),
        *([("og:description", page.description)] if page.description else ()),
        ("og:url", context.get("canonical_url") or ""),
        ("og:site_name", str(context["station"].name)),
        ("og:locale", LOCALES.get(language, LOCALES["th"])),
        *(("og:locale:alternate", LOCALES[other]) for other in others),
    )
    return joined(
        (markup_of_each('<meta property="{}" content="{}">', facts), _picture(context, page)), "\n  "
    )


def _picture(context, page):
    """What says where the picture of ``page`` is; nothing for a page that is not stored yet."""
    if not getattr(page, "pk", None):
        return ""
    facts = (
        ("og:image", context["request"].build_absolute_uri(picture_path(page))),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", WIDTH),
        ("og:image:height", HEIGHT),
        ("og:image:alt", page.title),
    )
    return markup(
        '{}\n<meta name="twitter:card" content="summary_large_image">',
        markup_of_each('<meta property="{}" content="{}">', facts),
    )
