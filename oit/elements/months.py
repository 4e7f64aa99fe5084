"""Reports month by month: rows of a dataset, files, or the edition's words for nothing to report."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import HelpPanel

from cms.media.content import EXTENSION_TYPES
from cms.thai.years import Month
from oit.blocks.months import MonthBlock
from oit.datasets.translation import translated_texts
from oit.panels import ElementPanel

from .base import DeclaredElement


def month_entries(page, field):
    """``{Month: value}`` of the months given on the page."""
    entries = {}
    for child in getattr(page, field):
        if child.value.get("month"):
            entries.setdefault(Month.from_iso(child.value["month"]), child.value)
    return entries


def files_of(entry):
    """The files of a month, without those that were deleted since."""
    return [document for document in entry["files"] if document]


class MonthsElement(DeclaredElement):
    """Every month of the assessed period, each with rows or a statement that there was nothing."""

    template = "oit/elements/months.html"

    def data(self, page):
        entries = month_entries(page.thai, self.fields[0])
        if not entries:
            return None
        own = (
            {child.id: child.value for child in getattr(page, self.fields[0])}
            if page.thai is not page
            else {}
        )
        ids = {child.value.get("month"): child.id for child in getattr(page.thai, self.fields[0])}
        shown = sorted(set(entries) | set(page.edition.months_required))
        return {
            "months": [
                self.month(page, month, entries.get(month), own.get(ids.get(month.to_iso())))
                for month in shown
            ]
        }

    def month(self, page, month, entry, translated):
        """What the template shows of one month; ``entry`` is None where it is still missing."""
        shown = {"month": month, "anchor": f"{self.key}-{month.to_iso()}", "entry": entry}
        if entry is None:
            return shown
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        texts = translated_texts(schema, entry["rows"], translated["rows"]) if translated else None
        rule = page.item.element(self.key)
        return {
            **shown,
            "table": schema.present(entry["rows"], texts) if entry["rows"] else None,
            "nothing": rule.nil if entry["nothing"] and rule else None,
            "files": files_of(entry),
            "note": (translated or entry)["note"],
        }

    def todo(self, page, rule, on):
        entries = month_entries(page.thai, self.fields[0])
        for month in page.edition.months_required:
            entry = entries.get(month)
            if entry is None or not (entry["rows"] or entry["nothing"]):
                yield (
                    _("%(month)s: fill in the table, or state that there was nothing to report.")
                    if rule.nil
                    else _("%(month)s: fill in the table.")
                ) % {"month": month.label()}
            elif entry["nothing"] and not rule.nil:
                yield _(
                    "%(month)s: the checklist allows no statement of nothing here. Fill in the table."
                ) % {"month": month.label()}

    def states_nothing(self, page):
        entries = month_entries(page.thai, self.fields[0])
        return all(
            entries[month]["nothing"] and not entries[month]["rows"] for month in page.edition.months_required
        )

    def errors(self, page, cleaned):
        value = cleaned.get(self.fields[0]) or ()
        seen = set()
        for child in value:
            month = Month.from_iso(child.value["month"])
            if month in seen:
                yield (
                    self.fields[0],
                    _("%(month)s is there twice. Put both entries together into one.")
                    % {"month": month.label()},
                )
            elif month not in page.year:
                yield (
                    self.fields[0],
                    _("%(month)s does not lie in the %(year)s (October to September).")
                    % {
                        "month": month.label(),
                        "year": page.year.label(),
                    },
                )
            seen.add(month)


class MonthColumnsElement(MonthsElement):
    """What each row must say; shown as a list of the columns, checked in every row of the period."""

    template = "oit/elements/columns.html"
    explanation = gettext_lazy(
        "Checked in the tables of the months above: no cell that the form asks for may be empty."
    )

    def __init__(self, key, months_field):
        super().__init__(key, months_field)

    def panel(self):
        return ElementPanel(self.key, [HelpPanel(content=self.explanation)])

    def data(self, page):
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        return {"columns": schema.columns, "months_anchor": page.anchor_of_field(self.fields[0])}

    def todo(self, page, rule, on):
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        entries = month_entries(page.thai, self.fields[0])
        if not any(entry["rows"] or entry["nothing"] for entry in entries.values()):
            yield _("No month has any rows yet.")
        for month in page.edition.months_required:
            for problem in schema.missing(entries[month]["rows"]) if month in entries else ():
                yield _("%(month)s: %(problem)s") % {"month": month.label(), "problem": problem.message}

    def states_nothing(self, page):
        return False

    def errors(self, page, cleaned):
        return ()


class MonthFilesElement(MonthColumnsElement):
    """The files of every month in every required format."""

    template = "oit/elements/month_files.html"
    explanation = gettext_lazy("Listed from the files of the months above.")

    def data(self, page):
        entries = month_entries(page.thai, self.fields[0])
        months = [
            {"month": month, "files": files_of(entry)}
            for month, entry in sorted(entries.items())
            if files_of(entry)
        ]
        return {"months": months} if months else None

    def todo(self, page, rule, on):
        entries = month_entries(page.thai, self.fields[0])
        for month in page.edition.months_required:
            kinds = (
                {document.content_type for document in files_of(entries[month])}
                if month in entries
                else set()
            )
            for choice in page.item.formats:
                if not kinds & {EXTENSION_TYPES[name] for name in choice}:
                    yield _("%(month)s: add the file in %(formats)s.") % {
                        "month": month.label(),
                        "formats": _(" or ").join(FORMAT_NAMES[name] for name in choice),
                    }


FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}
