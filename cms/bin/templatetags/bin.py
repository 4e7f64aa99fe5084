from django import template

from cms.bin.models import KEPT_FOR

register = template.Library()


@register.simple_tag
def days_in_bin():
    """For how many days a thing can be restored from the bin."""
    return KEPT_FOR.days
