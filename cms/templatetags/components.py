"""Components small enough to need no template of their own."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def icon(name):
    """One picture of the sprite (static/icons/icons.svg), ``name`` without its "i-".

    It says nothing to a screen reader: the words beside it must.
    """
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons/icons.svg"), name
    )
