"""Figures of a row that follow from two others of it, and so are never typed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Computed:
    """Works two columns of numbers, named by their keys, into one figure.

    Takes a dict with the values of a row (or the totals) and gives a Decimal, or None where one of the two is
    missing or nothing can be worked out of them.
    """

    first: str
    second: str

    # Whether the total of the column follows from the totals of the two in the same way.
    of_totals = True

    def __call__(self, values):
        first, second = values.get(self.first), values.get(self.second)
        if first is None or second is None:
            return None
        return self.work_out(Decimal(first), Decimal(second))

    def work_out(self, first, second):
        raise NotImplementedError


class Sum(Computed):
    def work_out(self, first, second):
        return first + second


class Difference(Computed):
    def work_out(self, first, second):
        return first - second


class Product(Computed):
    of_totals = False

    def work_out(self, first, second):
        return first * second


class Percentage(Computed):
    """The first in per cent of the second, to two places; nothing of a second that is zero."""

    def work_out(self, first, second):
        return (first * 100 / second).quantize(Decimal("0.01"), ROUND_HALF_UP) if second else None
