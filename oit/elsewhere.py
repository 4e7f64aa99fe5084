"""Months that a station first published on another site: its own statement, shown and checked as such."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from cms.thai.dates import format_date
from cms.thai.years import Month
from oit.elements.periods import out_of_year
from oit.yearly import is_told_by_month

FIELD = "published_elsewhere"


def is_kept_by_month(model):
    """Whether pages of the item type ``model`` are themselves filled in month by month."""
    return any(declared.fields and is_told_by_month(declared) for declared in model.elements)


def published_elsewhere(page):
    """``{Month: {month, day, address}}`` as the Thai page of the item ``page`` states it."""
    stated = (child.value for child in getattr(page.thai, FIELD))
    return {Month.from_iso(each["month"]): each for each in stated if each["month"]}


def elsewhere_errors(page, cleaned):
    """Yields ``(field, message)`` for what cannot be true of the statements in a posted form."""
    seen = set()
    for child in cleaned.get(FIELD) or ():
        if not (child.value["month"] and child.value["day"]):
            continue
        month, day = Month.from_iso(child.value["month"]), child.value["day"]
        said = {"month": month.label(), "day": format_date(day)}
        if month in seen:
            yield FIELD, _("%(month)s is there twice. State it once, with the first day.") % said
        if month not in page.year:
            yield FIELD, out_of_year(month, page.year)
        elif day < month.first_day:
            yield (
                FIELD,
                _("%(month)s cannot have been published on %(day)s, before it began. Check the date.") % said,
            )
        if day > timezone.localdate():
            yield FIELD, _("%(month)s: %(day)s has not come yet. Check the date.") % said
        seen.add(month)


class PublishedElsewherePanel(FieldPanel):
    """Shown, closed at first, on the forms of items that are filled in month by month."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", gettext_lazy("First published elsewhere"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "Only for a station that moved here in the middle of a year: when and where a month was first "
                "published. Shown as the station's own statement."
            ),
        )
        kwargs.setdefault("classname", "collapsed")
        kwargs.setdefault("field_name", FIELD)
        super().__init__(*args, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return self.instance.is_kept_by_month and super().is_shown()
