"""How long a case is kept: as the station has set it, from the end of the month in which the case was closed."""

import datetime

from django.utils import timezone

from cms.privacy import kinds
from cms.privacy.models import PrivacySettings
from cms.thai.years import Month

from .models import Kind

# The keys of the cms.privacy kinds, which hold the periods; see ``privacy``.
PRIVACY_KIND = {Kind.CORRUPTION: "complaint", Kind.TIP: "tip"}
# A case that nobody closes is not kept for ever: it goes so long after it came.
OPEN_FOR = datetime.timedelta(days=5 * 365)


def last_day(case):
    """The day after which the Case ``case`` is erased."""
    if not case.is_closed:
        return Month.from_iso(case.month).last_day + OPEN_FOR
    kind = kinds.get(PRIVACY_KIND[case.kind])
    days = PrivacySettings.for_site(case.site).days_of(kind)
    return Month.from_iso(case.closed_month).last_day + datetime.timedelta(days=days)


def is_over(case):
    """Whether the ``case`` has been kept for long enough."""
    return last_day(case) < timezone.localdate()
