"""Signs in the templates of the admin and of the public site."""

from django import template
from django.utils import timezone

from oit.signs.due import sentence_for

register = template.Library()


@register.filter
def care_for(sign):
    """What is to be done about a sign today, or ""."""
    return sentence_for(sign, timezone.localdate()) if sign.is_hanging else ""
