"""How long a page stays right when nobody changes anything."""

import datetime

from django.utils import timezone

from cms.models import StationSettings

# What nobody thought of lasts no longer than this.
LONGEST = datetime.timedelta(hours=1)


def seconds_left(site, now=None):
    """For how many whole seconds a page of the station ``site`` (None: of none) that is made now is right, at least 1.

    What depends on the calendar changes at midnight: terms of office, surveys, deadlines. The banner has its own hours.
    """
    now = now or timezone.now()
    tomorrow = timezone.localdate(now) + datetime.timedelta(days=1)
    ends = [now + LONGEST, timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time()))]
    if site:
        moments = StationSettings.for_site(site).changes_at
        ends += [moment for moment in moments if moment and moment > now]
    return max(1, int((min(ends) - now).total_seconds()))
