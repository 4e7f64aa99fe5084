"""Addresses of the guides that are drawn from a page."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def guide_url(context, page, part, format):
    """That of the guide of the service or line of work ``part`` of the ``page``, as ``format``: pdf or png."""
    return f"{page.get_url(context.get('request')) or ''}guide-{part}.{format}"
