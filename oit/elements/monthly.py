"""What elements told month by month have in common."""

from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from cms.thai.years import Month
from oit.panels import ElementPanel

from .base import DeclaredElement
from .periods import out_of_year
from .shared import once
from .streams import merged


def month_entries(page, field):
    """``{Month: value}`` of the months given on the page."""
    entries = {}
    for child in getattr(page, field):
        if child.value.get("month"):
            entries.setdefault(Month.from_iso(child.value["month"]), child.value)
    return entries


def _in_order_given(page, field):
    entries = {}
    for _id, value in merged(page, field):
        if value["month"]:
            entries.setdefault(Month.from_iso(value["month"]), value)
    return entries


def files_of(entry):
    """The files of a month, without those that were deleted since; none of a month that is not there."""
    return [document for document in entry["files"] if document] if entry else []


class MonthlyElement(DeclaredElement):
    """A stream of months: fields ``(stream of blocks with a month,)``. No month twice, none of another year."""

    by_month = True

    def entries(self, page):
        return month_entries(page.thai, self.fields[0])

    def entries_shown(self, page):
        """What ``entries`` gives, read once for all sections of ``page``, with the files that it chose together."""
        return once(page, ("months", self.fields[0]), lambda: _in_order_given(page.thai, self.fields[0]))

    def months(self, page):
        return sorted(self.entries(page))

    def published(self, page, month):
        """The day on which the month was first published, or None."""
        return page.months_published.get(self.key, {}).get(month)

    def documents(self, page):
        """None: those of the months are listed by the element that asks for them."""
        return []

    def months_shown(self, page, months):
        """The ``months`` and those of the assessed period, October to September."""
        return sorted({*months, *page.edition.months_required})

    def anchor(self, month):
        return f"{self.key}-{month.to_iso()}"

    def errors(self, page, cleaned):
        seen = set()
        # A draft may have entries whose month was not chosen yet.
        given = [child.value["month"] for child in cleaned.get(self.fields[0]) or () if child.value["month"]]
        for month in map(Month.from_iso, given):
            if month in seen:
                yield (
                    self.fields[0],
                    _("%(month)s is there twice. Put both entries together into one.")
                    % {"month": month.label()},
                )
            elif month not in page.year:
                yield self.fields[0], out_of_year(month, page.year)
            seen.add(month)


class OfTheMonthsElement(MonthlyElement):
    """Something that the months of another element say: ``months`` names the field that holds them."""

    explanation = ""

    def __init__(self, key, months):
        super().__init__(key, months)

    def panel(self):
        return ElementPanel(self.key, [HelpPanel(content=self.explanation)])

    def errors(self, page, cleaned):
        return ()
