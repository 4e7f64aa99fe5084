from django import template

from cms.links.failing import summary

register = template.Library()


@register.inclusion_tag("links/failing.html")
def failing_links(site):
    """Says how many links of the station ``site`` to other sites fail, and since when. Nothing if all work."""
    return summary(site)
