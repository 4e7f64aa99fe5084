"""News posts as they stand in lists."""

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString

from cms.choices import label_of
from cms.markup import markup
from cms.templatetags.components import thai_only
from cms.templatetags.photos import address, photo
from cms.templatetags.thai import days
from home.models import NewsKind

register = template.Library()


@register.simple_tag(takes_context=True)
def news_card(context, post, *, lang="", lead=False, with_introduction=False, eager=False):
    """One news post, a NewsCard. ``lang``: its language, where it is not the page's.

    ``lead``: whether it is the large first card. ``with_introduction``: whether it shows its introduction.
    ``eager``: whether it is in the first view, so that its picture does not wait.
    """
    in_language = markup(' lang="{}"', lang) if lang else ""
    return markup(
        '<article class="news-card{}">{}<div>'
        '<p class="row news-meta"><span class="tag">{}</span> {}{}</p><h3><a href="{}"{}>{}</a></h3>{}</div></article>',
        " news-lead" if lead else "",
        _picture(post, None if eager else "lazy"),
        label_of(NewsKind, post.kind),
        days(post.date),
        thai_only() if lang else "",
        address(context, post),
        markup(' lang="{}" hreflang="{}"', lang, lang) if lang else "",
        post.title,
        markup("<p{}>{}</p>", in_language, post.introduction)
        if with_introduction and post.introduction
        else "",
    )


def _picture(post, loading):
    if post.picture:
        return photo(post.picture, "fill-720x480", "format-webp", alt="", loading=loading)
    return markup(
        '<img src="{}" width="720" height="480" alt=""{}>',
        static("images/bay.svg"),
        SafeString(' loading="lazy"') if loading else "",
    )
