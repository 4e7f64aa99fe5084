"""How many complaints there were: from what stays in clear, and what came another way."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Sum

from .models import Case, ErasedCount, OtherChannelCount


@dataclass(frozen=True)
class MonthCount:
    """One ``month`` ("2024-03"): how many were received and how many closed in it, and how many open at its end."""

    month: str
    received: int
    finished: int
    in_progress: int


def counts_by_month(site, kind, months, *, other_channels=True):
    """The MonthCounts of the station ``site`` for the ISO ``months``, in their order.

    In progress are all received until the month's end less all closed until then, as O17 reckons. Cases that were
    erased since still count. ``other_channels``: with those that came another way.
    """
    received, finished = Counter(), Counter()
    cases = Case.objects.filter(site=site, kind=kind).values("month", "closed_month")
    erased = ErasedCount.objects.filter(site=site, kind=kind).values("month", "closed_month")
    for row in [*cases.annotate(n=Count("pk")).order_by(), *erased.annotate(n=Sum("number")).order_by()]:
        received[row["month"]] += row["n"]
        if row["closed_month"]:
            finished[row["closed_month"]] += row["n"]
    if other_channels:
        for row in OtherChannelCount.objects.filter(site=site, kind=kind):
            received[row.month] += row.received
            finished[row.month] += row.finished
    return [
        MonthCount(month, received[month], finished[month], _until(received, month) - _until(finished, month))
        for month in months
    ]


def _until(counter, month):
    return sum(number for one, number in counter.items() if one <= month)
