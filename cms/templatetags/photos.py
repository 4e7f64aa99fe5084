"""Photos in a size made for the place where they are shown, galleries of them, and addresses of pages."""

from functools import lru_cache

from django import template

from cms.addresses import address_of
from cms.bilingual import active_language
from cms.markup import joined, markup, markup_of_each
from cms.media.sizes import images_in, size_of, with_sizes

from .thai import days

register = template.Library()


@register.simple_tag
def photo_size(image, *filters):
    """The Size of ``image``, for an address of it: ``{% photo_size image "max-1600x1600" "format-webp" as full %}``."""
    return size_of(image, "|".join(filters))


@register.simple_tag
def photo(image, *filters, alt=None, **attributes):
    """``image`` in one size. ``alt``: if not given, its own alternative text; ``class`` is written ``css``."""
    size = size_of(image, "|".join(filters))
    return _img(image, size, alt, attributes)


@register.simple_tag
def photo_set(image, small, large, sizes, alt=None, **attributes):
    """``image`` in two widths (pixels) as WebP, and as JPEG for old browsers. ``sizes``: how wide it is shown."""
    webp, jpeg = (
        [size_of(image, f"format-{name}|width-{width}") for width in (small, large)]
        for name in ("webp", "jpeg")
    )
    attributes = {"sizes": sizes, **attributes, "srcset": _srcset(jpeg)}
    return markup(
        '<picture><source srcset="{}" sizes="{}" type="image/webp">{}</picture>',
        _srcset(webp),
        sizes,
        _img(image, jpeg[0], alt, attributes),
    )


def _srcset(sizes):
    return markup_of_each("{} {}w", ((size.url, size.width) for size in sizes), ", ")


def _img(image, size, alt, attributes):
    alt = image.default_alt_text if alt is None else alt
    if "css" in attributes:
        attributes["class"] = attributes.pop("css")
    return markup(
        '<img src="{}" width="{}" height="{}" alt="{}"{}>',
        size.url,
        size.width,
        size.height,
        alt,
        _attributes(**attributes),
    )


@lru_cache(maxsize=512, typed=True)
def _attributes(**values):
    return markup_of_each(' {}="{}"', sorted(each for each in values.items() if each[1]), "")


@register.simple_tag
def read_sizes(body):
    """Reads the sizes of all pictures in the stream ``body`` in one query; otherwise each asks for its own."""
    with_sizes(images_in(body))
    return ""


@register.simple_tag
def gallery(pictures):
    """Photos in a small size, each of which leads to itself in full.

    ``pictures``: list of ``{image, caption, date, place, line_of_work_label}``; what has no image is left out, all
    else may be missing.
    """
    language = active_language()
    shown = [_in_gallery(picture, language) for picture in pictures if picture["image"]]
    return markup('<ul class="gallery grid grid-small">{}</ul>', joined(shown))


def _in_gallery(picture, language):
    image, caption, day = picture["image"], picture.get("caption"), picture.get("date")
    facts = (picture.get("place"), getattr(picture, "line_of_work_label", ""), image.credit)
    told = [
        *([days(day, lang=language)] if day else ()),
        *(markup("<span>{}</span>", fact) for fact in facts if fact),
    ]
    return markup(
        '<li><a href="{}">{}{}</a> {}</li>',
        size_of(image, "max-1600x1600|format-webp").url,
        photo(image, "fill-720x480", "format-webp", alt=image.alt_text_in(language), loading="lazy"),
        markup("<span>{}</span>", caption) if caption else "",
        markup('<p class="row news-meta">{}</p>', joined(told, " ")) if told else "",
    )


@register.simple_tag(takes_context=True)
def address(context, page):
    """The address of ``page``, worked out from its path in the tree."""
    return address_of(page, context.request)
