"""The day on which a moment falls here."""

import datetime

from django.utils import timezone


def local_date(moment: datetime.date) -> datetime.date:
    """The date of `moment`: itself, or for an aware datetime the date in the current time zone.

    A datetime without a time zone is taken as local already.
    """
    if not isinstance(moment, datetime.datetime):
        return moment
    return timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
