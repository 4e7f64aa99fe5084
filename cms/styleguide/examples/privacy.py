"""What people are told of their data."""

from cms.models import StationSettings
from cms.privacy import kinds
from cms.privacy.models import PrivacySettings

from ..declared import Example


def _told(request):
    kind = kinds.all_kinds()[0]
    station = StationSettings.for_request(request)
    period = kinds.period_in_words(kind.days)
    return {
        "kind": kind,
        "period": period,
        "periods": [(kind, period)],
        "station": station,
        "privacy": PrivacySettings.for_request(request),
        "privacy_url": "/privacy/",
    }


EXAMPLES = [
    Example("privacy_notice", "closed", _told),
    Example("privacy_facts", "of one kind", _told, '<div class="privacy-notice">{}</div>'),
    Example("privacy_kinds", "one kind, the rights and the contact", _told, '<div class="prose">{}</div>'),
    Example("privacy_contact", "as the station set it", _told, "<p>{}</p>"),
    Example("privacy_rights", "for everybody", _told, "<p>{}</p>"),
]
