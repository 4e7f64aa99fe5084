"""The address of the picture that other sites show of a page."""

from django import template

from cms.sharing.addresses import picture_path
from cms.sharing.cards import HEIGHT, WIDTH

register = template.Library()


@register.simple_tag(takes_context=True)
def share_image(context, page):
    """``{url, width, height}`` of the picture of ``page``; None for a page that is not stored yet."""
    if not getattr(page, "pk", None):
        return None
    address = context["request"].build_absolute_uri(picture_path(page))
    return {"url": address, "width": WIDTH, "height": HEIGHT}
