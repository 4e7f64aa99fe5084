"""What a person is told before sending something."""

from django import template

from cms.models import StationSettings
from cms.privacy import kinds
from cms.privacy.models import PrivacySettings

register = template.Library()


@register.inclusion_tag("components/privacy_notice.html", takes_context=True)
def privacy_notice(context, key):
    """The notice of the Kind ``key``, of the station that the request is for (PDPA, section 23)."""
    kind = kinds.get(key)
    station = context.get("station") or StationSettings.for_request(context["request"])
    privacy = PrivacySettings.for_site(station.site)
    return {
        "kind": kind,
        "period": kinds.period_in_words(privacy.days_of(kind)),
        "station": station,
        "privacy": privacy,
        "privacy_url": context.get("addresses", {}).get("privacy", ""),
    }
