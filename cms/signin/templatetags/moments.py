"""A template filter for moments in logs and lists."""

from django import template
from django.utils import timezone

from cms.templatetags.thai import thaidate

register = template.Library()


@register.filter
def moment(when):
    """A moment here and as people here write it, พ.ศ. in Thai: “16 ม.ค. 2567 09:05”. Empty for None."""
    if when is None:
        return ""
    local = timezone.localtime(when)
    return f"{thaidate(local, 'short')} {local:%H:%M}"
