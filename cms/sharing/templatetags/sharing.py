"""The address of the picture that other sites show of a page."""

from django import template
from django.urls import reverse

from cms.sharing.cards import HEIGHT, WIDTH

register = template.Library()


@register.simple_tag(takes_context=True)
def share_image(context, page):
    """``{url, width, height}`` of the picture of ``page``; None for a page that is not stored yet.

    The address stays; what follows the question mark changes with each publication, so that the services that keep
    pictures fetch the new one.
    """
    if not getattr(page, "pk", None):
        return None
    published = page.last_published_at
    version = f"?v={int(published.timestamp())}" if published else ""
    address = context["request"].build_absolute_uri(reverse("share_image", args=[page.pk]))
    return {"url": address + version, "width": WIDTH, "height": HEIGHT}
