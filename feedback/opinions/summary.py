"""The figures of feedback: of one month, and how they went over the last twelve.

A month is that in which feedback came in. Spam is not counted, nor what waits to be looked at. Neither average
nor spread of fewer than FEWEST is shown, and each stands beside its number.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.lines_of_work import LineOfWork
from cms.thai.years import Month
from feedback.inbox.models import within
from feedback.inbox.periods import months_until

from .models import Feedback
from .ratings import Rating
from .services import Service, page_titles

# Average and spread of fewer tell more of single visitors than of the service. Our choice: no law or manual names a
# number.
FEWEST = 5
TREND = 12  # months
UNKNOWN_LINE = _("Not said")


@dataclass
class Figures:
    """``ratings``: how often each rating was given, a Counter."""

    ratings: Counter = field(default_factory=Counter)
    commendations: int = 0

    @property
    def number(self):
        return self.ratings.total()

    @property
    def are_enough(self):
        """Whether average and spread may be shown."""
        return self.number >= FEWEST

    @property
    def average(self):
        """A Decimal with two places, or None of fewer than FEWEST."""
        if not self.are_enough:
            return None
        total = sum(rating * number for rating, number in self.ratings.items())
        return (Decimal(total) / self.number).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def distribution(self):
        """``[{rating, label, number, percent}]``, the best rating first; whole percents, 0 of none."""
        return [
            {
                "rating": rating.value,
                "label": rating.label,
                "number": self.ratings[rating.value],
                "percent": round(100 * self.ratings[rating.value] / self.number) if self.number else 0,
            }
            for rating in Rating
        ]

    def add(self, row):
        self.ratings[row["rating"]] += row["number"]
        self.commendations += row["commendations"]


@dataclass(frozen=True)
class Named:
    """The Figures of a service or a line of work. ``name``: in the active language where there is one."""

    name: str
    figures: Figures


class Summary:
    """The figures of the station ``site`` in the Month ``month``; the queries do not grow with what came in."""

    def __init__(self, site, month):
        self.site, self.month = site, month
        self.months = months_until(month, TREND)
        self.rows = list(_rows(site, self.months))

    def _figures(self, chosen):
        """``{chosen(row): Figures}`` of the month."""
        found = {}
        for row in self.rows:
            if Month.of(row["month"]) == self.month:
                found.setdefault(chosen(row), Figures()).add(row)
        return found

    @cached_property
    def all(self):
        """The Figures of everything."""
        return self._figures(lambda row: None).get(None, Figures())

    @cached_property
    def waiting(self):
        """How much came in this month that waits to be looked at, and is not counted."""
        return Feedback.objects.of_station(self.site).waiting().in_month(self.month).count()

    @cached_property
    def services(self):
        """A Named for each service that somebody chose, most answers first."""
        found = self._figures(lambda row: (row["service"], row["service_page"]))
        titles = page_titles([page for _service, page in found if page])
        named = [
            Named(titles.get(page) or Service(service).label, figures)
            for (service, page), figures in found.items()
        ]
        return sorted(named, key=lambda each: (-each.figures.number, str(each.name)))

    @cached_property
    def lines(self):
        """A Named for each line of work, in their usual order; those who did not know come last."""
        found = self._figures(lambda row: row["line_of_work"])
        return [
            Named(label, found[value])
            for value, label in (*LineOfWork.choices, ("", UNKNOWN_LINE))
            if value in found
        ]

    @cached_property
    def trend(self):
        """``[(Month, Figures)]`` of the twelve months that end with this one."""
        by_month = {month: Figures() for month in self.months}
        for row in self.rows:
            by_month[Month.of(row["month"])].add(row)
        return list(by_month.items())


def months_with_feedback(site):
    """The Months in which the station got feedback that counts, the newest first."""
    counted = Feedback.objects.of_station(site).let_in().order_by()
    moments = counted.annotate(month=TruncMonth("received_at")).values_list("month", flat=True).distinct()
    return sorted(map(Month.of, moments), reverse=True)


def is_over(month):
    """Whether nothing more can come in for the ``month``."""
    return month < Month.of(timezone.localdate())


def _rows(site, months):
    """How often each rating was given, by month, service and line of work."""
    counted = Feedback.objects.of_station(site).let_in().filter(within(months[0], months[-1])).order_by()
    by = ("month", "service", "service_page", "line_of_work", "rating")
    return (
        counted.annotate(month=TruncMonth("received_at"))
        .values(*by)
        .annotate(
            number=Count("pk"),
            commendations=Count("pk", filter=~Q(commended="") | Q(commended_officer__isnull=False)),
        )
    )
