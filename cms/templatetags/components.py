"""Components small enough to need no template of their own."""

from functools import cache, lru_cache

import segno
from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from cms.markup import element, markup, markup_of_each

register = template.Library()
register.simple_tag(element)


@register.simple_tag
@cache
def icon(name):
    """One picture of the sprite (static/icons/icons.svg), ``name`` without its "i-".

    It says nothing to a screen reader: the words beside it must.
    """
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons/icons.svg"), name
    )


@register.simple_tag
@cache
def asset(path):
    """The address of a file that comes with the program: as ``{% static %}``, which works it out at each view."""
    return static(path)


@register.filter
def rich_text(text):
    """The rich text ``text``, of a field or of a block, as markup. Wagtail's own filter makes a template of each."""
    stored = getattr(text, "source", text) or ""
    # Nothing else is stored in another form than it is shown in, and most texts have neither.
    return SafeString(expand_db_html(stored) if "<a" in stored or "<embed" in stored else stored)


@register.simple_tag
def prose(text):
    """The rich text ``text`` as running text."""
    return markup('<div class="prose">{}</div>', rich_text(text))


@register.simple_tag
def menu_links(links, say_current=False):
    """The ``links`` of a menu, each ``{title, url, lang, current}``, as items of a list.

    ``lang`` is set where the target is in another language; ``say_current``: whether the page being read says so.
    """
    return markup_of_each('<li><a href="{}"{}{}>{}{}</a></li>', (_link(each, say_current) for each in links))


def _link(link, say_current):
    lang = link["lang"]
    return (
        link["url"],
        markup(' hreflang="{}"', lang) if lang else "",
        SafeString(' aria-current="page"') if say_current and link["current"] else "",
        link["title"],
        thai_only() if lang else "",
    )


@register.simple_tag
def status(state, label=""):
    """Whether something is published, in words and with a dot. ``state``: "published", "updating" or "missing".

    ``label``: other words for it.
    """
    words = {
        "published": _("Published"),
        "updating": _("Being updated"),
        "missing": _("Not yet published"),
    }
    return markup(
        '<span class="status status-{}">{}</span>', state, label or words.get(state, words["missing"])
    )


@register.simple_tag
def thai_only():
    """The small tag beside a link whose page exists in Thai only."""
    return markup(' <span class="thai-only">{}</span>', _("Thai only"))


@register.simple_tag
@lru_cache(maxsize=512)
def qr_code(address, name):
    """A QR code that leads to ``address``; ``name`` says to a screen reader what it is.

    Remembered, because working one out takes longer than the rest of a small page.
    """
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(
        scale=1, border=2, light="#fff", omitsize=True, svgclass="qr-code", lineclass=None
    )
    return format_html(drawing.replace("<svg ", '<svg role="img" aria-label="{}" ', 1), name)
