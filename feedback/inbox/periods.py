"""Months in a row."""

from datetime import timedelta

from cms.thai.years import Month


def months_until(month, number):
    """So many Months that end with ``month``, the oldest first."""
    found = [month]
    while len(found) < number:
        found.append(Month.of(found[-1].first_day - timedelta(days=1)))
    return found[::-1]
