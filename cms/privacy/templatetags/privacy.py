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
    of_station = _of_station(context)
    return {
        **of_station,
        "kind": kind,
        "period": kinds.period_in_words(of_station["privacy"].days_of(kind)),
        "privacy_url": context.get("addresses", {}).get("privacy", ""),
    }


@register.inclusion_tag("components/privacy_kinds.html", takes_context=True)
def privacy_kinds(context):
    """The notices of every Kind, for the page about personal data."""
    of_station = _of_station(context)
    return {**of_station, "periods": of_station["privacy"].periods()}


def _of_station(context):
    station = context.get("station") or StationSettings.for_request(context["request"])
    return {"station": station, "privacy": PrivacySettings.for_site(station.site)}
