"""The monthly reports of O7: work, projects and activities, with dates, responsible unit and pictures."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel

from cms.lines_of_work import LineOfWork
from cms.thai.years import Month
from oit.exports.documents import month_unit
from oit.panels import ElementPanel

from .chosen import list_entries
from .monthly import MonthlyElement, OfTheMonthsElement, files_of
from .shared import once
from .simple import has_words
from .streams import merged, with_pictures
from .taking import Part, block_for, leave_out, put_into_block, put_into_lists


class ActivityMonthsElement(MonthlyElement):
    """A report for every month of the assessed period: fields ``(stream of ActivitiesMonthBlock,)``."""

    template = "oit/elements/activity_months.html"
    explanation = gettext_lazy(
        "PDF and Word of each month are made from its activities. Files that the station has already can stand beside "
        "them, or in their place: PDF, also a scan, and Word (.docx or .doc)."
    )

    def panel(self):
        return ElementPanel(
            self.key, [HelpPanel(content=self.explanation), *(FieldPanel(name) for name in self.fields)]
        )

    def data(self, page):
        months = activity_months(page, self.fields[0])
        if not months:
            return None
        given = {each["month"]: each for each in months}
        pictures = [
            picture for each in months for activity in each["activities"] for picture in activity["pictures"]
        ]
        with_pictures(pictures)
        return {
            "months": [
                {
                    "month": month,
                    "anchor": self.anchor(month),
                    "entry": given.get(month),
                    "published": self.published(page, month),
                    "elsewhere": page.elsewhere.get(month),
                }
                for month in self.months_shown(page, given)
            ]
        }

    def exports(self, page):
        """Yields a Unit for each month that has activities."""
        for each in sorted(activity_months(page, self.fields[0]), key=lambda each: each["month"]):
            if each["activities"]:
                yield month_unit(page, self.key, each["month"])

    def todo(self, page, rule, on):
        entries = self.entries(page)
        for month in page.edition.months_required:
            entry = entries.get(month)
            if entry is None or not (entry["activities"] or files_of(entry)):
                yield _("%(month)s: add the report.") % {"month": month.label()}

    def parts(self, page):
        return (Part.FILES,)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "month", month=given.iso_month)
        put_into_lists(block, given, files="files", plain=True)


class ActivitiesElement(OfTheMonthsElement):
    """What each month's report says of its activities; shown as a list that leads to them."""

    template = "oit/elements/activities.html"
    by_line = True
    explanation = gettext_lazy(
        "Checked in the months above: each activity needs details, dates, the responsible unit and a picture."
    )

    def data(self, page):
        months = [month for month in activity_months(page, self.fields[0]) if month["activities"]]
        return {"months": sorted(months, key=lambda each: each["month"])} if months else None

    def todo(self, page, rule, on):
        entries = self.entries(page)
        for month in page.edition.months_required:
            activities = entries[month]["activities"] if month in entries else ()
            if not activities:
                yield _("%(month)s: add at least one piece of work, project or activity.") % {
                    "month": month.label()
                }
            for activity in activities:
                for missing in wanting(activity, month):
                    yield _("%(month)s, “%(activity)s”: %(missing)s") % {
                        "month": month.label(),
                        "activity": activity["title"],
                        "missing": missing,
                    }

    def months_lacking(self, page):
        entries = self.entries(page)
        required = [month for month in page.edition.months_required if month in entries]
        return [month for month in required if not _is_whole(entries[month]["activities"], month)]

    def parts(self, page):
        return (Part.TITLE, Part.DAY, Part.TEXT, Part.PHOTOS)

    def take(self, page, given):
        """Adds an activity to the month; those of the other lines of work stay, also where something is replaced."""
        activities = block_for(page, self.fields[0], "month", month=given.iso_month)["activities"]
        responsible = LineOfWork(given.line).label
        if given.replace:
            leave_out(activities, lambda each: each["responsible"] == responsible)
        activity = activities.list_block.child_block.get_default()
        activity.update(title=given.title, first_day=given.day, responsible=responsible)
        put_into_block(activity, "details", given)
        put_into_lists(activity, given, photos="pictures")
        activities.append(activity)


def activity_months(page, field):
    """``{month, activities, files, note}`` of each month given, texts in the page's language.

    Each activity: ``{anchor, title, details, first_day, last_day, responsible, pictures}``.
    """
    return once(page, ("activities", field), lambda: _activity_months(page, field))


def _activity_months(page, field):
    ids = {
        raw.get("id"): [number for number, _stored in list_entries(raw["value"].get("activities"))]
        for raw in getattr(page.thai, field).raw_data
    }
    return [
        {
            "month": Month.from_iso(value["month"]),
            "activities": [
                {
                    **activity,
                    "anchor": f"{field}-{number}",
                    "pictures": [picture for picture in activity["pictures"] if picture["image"]],
                }
                for number, activity in zip(ids[key], value["activities"], strict=True)
            ],
            "files": files_of(value),
            "note": value["note"],
        }
        for key, value in merged(page, field)
        if value["month"]
    ]


def _is_whole(activities, month):
    return bool(activities) and not any(any(wanting(each, month)) for each in activities)


def wanting(activity, month):
    """Yields a sentence for each thing that the activity in the report of ``month`` lacks."""
    first, last = activity["first_day"], activity["last_day"]
    if not has_words(activity["details"].source):
        yield _("describe it.")
    if not first:
        yield _("give its date.")
    elif first > month.last_day or (last or first) < month.first_day:
        yield _("its dates do not lie in this month. Correct them, or move it to its month.")
    if not activity["responsible"]:
        yield _("name the responsible unit.")
    if not any(picture["image"] for picture in activity["pictures"]):
        yield _("add a picture.")
