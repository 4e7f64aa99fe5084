"""Complaints of corruption: where to make them, and how many there were."""

from itertools import pairwise

from django.utils.translation import gettext as _

from cms.thai.years import Month

from .base import DeclaredElement
from .exported import table_unit
from .periods import before_the_end
from .records import text_in
from .simple import has_words
from .station import settings_of
from .statistics import MonthlyDatasetElement
from .taking import CannotTake, Part, put_text

# The columns that are compared from month to month.
COMPARED = ("month", "received", "finished", "in_progress")


class ComplaintChannelElement(DeclaredElement):
    """How to report: fields ``(text,)``, with the telephone of the station."""

    derived = True
    template = "oit/elements/complaint_channel.html"
    lasting = True

    def data(self, page):
        text = text_in(page, self.fields[0])
        return {"text": text} if text else None

    def todo(self, page, rule, on):
        if not has_words(getattr(page, self.fields[0])):
            yield _("Write how and where corruption is reported, and what happens then.")
        if not settings_of(page).telephone:
            yield _("Enter the station's telephone in the station settings.")

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        put_text(page, self.fields[0], given)


class ComplaintStatisticsElement(MonthlyDatasetElement):
    """Complaints by month, or that there were none: fields ``(dataset, nothing)``."""

    template = "oit/elements/complaint_statistics.html"

    def data(self, page):
        nothing = page.item.element(self.key).nil if getattr(page.thai, self.fields[1]) else None
        return super().data(page) or ({"nothing": nothing} if nothing else None)

    def exports(self, page):
        yield from super().exports(page)
        if self.states_nothing(page) and (nothing := page.item.element(self.key).nil):
            yield table_unit(page, self, self.schema(page), [], nothing=str(nothing))

    def todo(self, page, rule, on):
        rows, nothing = (getattr(page.thai, name) for name in self.fields)
        if rows:
            yield from super().todo(page, rule, on)
            yield from contradictions(rows)
        elif not rule.nil:
            yield _("Fill in the table.")
        elif not nothing:
            yield _("Fill in the table, or tick that there were no complaints.")

    def take(self, page, given):
        if getattr(page, self.fields[1]):
            raise CannotTake(_("The page says that there were no complaints. Remove that tick first."))
        super().take(page, given)

    def columns_needed(self):
        return {self.fields[0]: COMPARED}

    def states_nothing(self, page):
        rows, nothing = (getattr(page.thai, name) for name in self.fields)
        return nothing and not rows

    def errors(self, page, cleaned):
        yield from super().errors(page, cleaned)
        rows, nothing = (cleaned.get(name) for name in self.fields)
        if rows and nothing:
            yield (
                self.fields[1],
                _("The table above has rows. Remove the tick, or the rows: one of the two is wrong."),
            )


def contradictions(rows):
    """Yields what to check in each month whose complaints in progress do not follow from those of the month before.

    The first month may have some in progress from an earlier year, so it can only have too few. Rows with an empty
    cell, and months after one that is not there, cannot be compared.
    """
    complete = [row for row in rows if all(row.get(key) is not None for key in COMPARED)]
    by_month = {Month.from_iso(row["month"]): row for row in complete}
    months = sorted(by_month)
    for month in months[:1]:
        row = by_month[month]
        if row["in_progress"] < row["received"] - row["finished"]:
            yield contradiction(month, row["in_progress"], row["received"] - row["finished"])
    for before, month in pairwise(months):
        row = by_month[month]
        expected = by_month[before]["in_progress"] + row["received"] - row["finished"]
        if month.first_day.toordinal() == before.last_day.toordinal() + 1 and row["in_progress"] != expected:
            yield contradiction(month, row["in_progress"], expected)


def contradiction(month, stated, expected):
    return _(
        "%(month)s: %(stated)s in progress, but what was received and finished so far makes %(expected)s. "
        "Check the figures."
    ) % {"month": month.label(), "stated": stated, "expected": expected}


class AsOfElement(DeclaredElement):
    """The month that the figures tell about: fields ``(date,)``."""

    template = "oit/elements/as_of.html"

    def data(self, page):
        day = getattr(page.thai, self.fields[0])
        return {"date": day, "period": page.edition.period} if day else None

    def dated(self, page):
        return getattr(page.thai, self.fields[0])

    def todo(self, page, rule, on):
        day = getattr(page.thai, self.fields[0])
        if not day:
            yield _("Give the date of the figures.")
        else:
            yield from before_the_end(day, page.edition)
