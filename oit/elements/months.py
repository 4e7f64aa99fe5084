"""Reports month by month: rows of a dataset, files, or the edition's words for nothing to report."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.thai.years import Month
from oit.blocks.months import MonthBlock
from oit.datasets.columns import Column, ColumnType
from oit.datasets.rows import lenient_rows
from oit.datasets.translation import translated_texts
from oit.exports.presence import presences
from oit.statements import statement_of

from .chosen import documents_of
from .exported import table_unit
from .formats import asks_for, formats_todo
from .monthly import MonthlyElement, OfTheMonthsElement, files_of, month_entries
from .streams import own_blocks
from .taking import CannotTake, Part, block_for, put_into_lists, rows_together


class MonthsElement(MonthlyElement):
    """Every month of the assessed period, each with rows or a statement that there was nothing."""

    template = "oit/elements/months.html"
    month_tables = True

    def data(self, page):
        entries = self.entries_shown(page)
        if not entries:
            return None
        own = own_blocks(page, self.fields[0])
        ids = {
            raw["value"].get("month"): raw.get("id") for raw in getattr(page.thai, self.fields[0]).raw_data
        }
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        present = schema.presenter()
        return {
            "months": [
                self.month(page, month, entries.get(month), own.get(ids.get(month.to_iso())), schema, present)
                for month in self.months_shown(page, entries)
            ]
        }

    def month(self, page, month, entry, translated, schema, present):
        """What the template shows of one month; ``entry`` is None where it is still missing.

        ``present``: what makes a Table of rows of the ``schema``.
        """
        shown = {
            "month": month,
            "anchor": self.anchor(month),
            "entry": entry,
            "published": self.published(page, month),
            "elsewhere": page.elsewhere.get(month),
        }
        if entry is None:
            return shown
        texts = (
            translated_texts(schema, entry["rows"], lenient_rows(translated.get("rows", [])))
            if translated
            else None
        )
        rule = page.item.element(self.key)
        nothing = rule.nil if entry["nothing"] and rule else None
        return {
            **shown,
            "table": present(entry["rows"], texts) if entry["rows"] else None,
            "nothing": nothing,
            "stated": statement_of(page, self.key, month) if nothing else None,
            "files": files_of(entry),
            "note": (translated or entry).get("note", ""),
        }

    def exports(self, page):
        """The whole year, a column saying the month of each row, and each month."""
        entries, texts = sorted(self.entries(page).items()), self.texts(page)
        schema, words = self.schema(page.thai), self.words_of_nothing(page)
        rows = [{"month": month.to_iso(), **row} for month, entry in entries for row in entry["rows"]]
        without = (
            [f"{month.label()}: {words}" for month, entry in entries if _is_of_nothing(entry)]
            if words
            else []
        )
        if rows or without:
            columns = (Column("month", "เดือน", "Month", ColumnType.MONTH), *schema.columns)
            of_year = replace(schema, columns=columns, max_rows=len(entries) * schema.max_rows, unique=())
            yield table_unit(
                page,
                self,
                of_year,
                rows,
                texts=texts,
                nothing="\n".join(without) if not rows else "",
                notes=without if rows else (),
            )
        for month, entry in entries:
            if entry["rows"] or (words and _is_of_nothing(entry)):
                yield table_unit(page, self, schema, entry["rows"], texts=texts, month=month, nothing=words)

    def texts(self, page):
        """``{row id: {column key: text}}`` of the translated cells of all months; None on the Thai page."""
        if page.thai is page:
            return None
        own = own_blocks(page, self.fields[0])
        schema, found = self.schema(page.thai), {}
        for child in getattr(page.thai, self.fields[0]):
            if child.id in own:
                found |= translated_texts(
                    schema, child.value["rows"], lenient_rows(own[child.id].get("rows", []))
                )
        return found

    def words_of_nothing(self, page):
        """What the edition has a month say of which there was nothing to report, or ""."""
        rule = page.item.element(self.key)
        return str(rule.nil) if rule and rule.nil else ""

    def todo(self, page, rule, on):
        entries = self.entries(page)
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

    def schema(self, page):
        return MonthBlock.schema_of(getattr(page, self.fields[0]))

    def rows_there(self, page, month=None):
        entry = month_entries(page, self.fields[0]).get(month)
        return entry["rows"] if entry else []

    def parts(self, page):
        return (Part.ROWS, Part.FILES, Part.NOTHING)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "month", month=given.iso_month)
        says = {"month": given.month.label()}
        if given.nothing and block["rows"] and not given.replace:
            raise CannotTake(
                _(
                    "%(month)s has rows in the page, and what was sent in says that there was nothing to report. "
                    "Choose to replace them, or ask again."
                )
                % says
            )
        if given.rows and block["nothing"] and not given.replace:
            raise CannotTake(
                _(
                    "The page says that there was nothing to report in %(month)s, and rows were sent in. "
                    "Choose to replace it, or ask again."
                )
                % says
            )
        if given.nothing or given.rows:
            block["nothing"] = given.nothing
            block["rows"] = rows_together(self.schema(page), block["rows"], given, {})
        put_into_lists(block, given, files="files", plain=True)

    def months_of_nothing(self, page):
        entries = self.entries(page).items()
        return [month for month, entry in entries if _is_of_nothing(entry)]

    def months_lacking(self, page):
        rule = page.item.element(self.key)
        return () if rule and rule.nil else self.months_of_nothing(page)

    def states_nothing(self, page):
        return set(page.edition.months_required) <= set(self.months_of_nothing(page))


def _is_of_nothing(entry):
    """Whether a month states that there was nothing to report."""
    return entry["nothing"] and not entry["rows"]


class MonthColumnsElement(OfTheMonthsElement):
    """What each row must say; shown as a list of the columns, checked in every row of the period."""

    template = "oit/elements/columns.html"
    explanation = gettext_lazy(
        "Checked in the tables of the months above: no cell that the form asks for may be empty."
    )

    def data(self, page):
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        return {"columns": schema.columns, "months_anchor": page.anchor_of_field(self.fields[0])}

    def todo(self, page, rule, on):
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        entries = self.entries(page)
        if not any(entry["rows"] or entry["nothing"] for entry in entries.values()):
            yield _("No month has any rows yet.")
        for month in page.edition.months_required:
            for problem in schema.missing(entries[month]["rows"]) if month in entries else ():
                yield _("%(month)s: %(problem)s") % {"month": month.label(), "problem": problem.message}

    def months_lacking(self, page):
        schema = MonthBlock.schema_of(getattr(page.thai, self.fields[0]))
        entries = self.entries(page)
        required = [month for month in page.edition.months_required if month in entries]
        return [month for month in required if any(schema.missing(entries[month]["rows"]))]


class MonthFiles:
    """The files of every month in every format that the item asks for."""

    template = "oit/elements/month_files.html"
    lists_files = True

    def documents(self, page):
        return documents_of(page, self.fields)

    def parts(self, page):
        return (Part.FILES,)

    def take(self, page, given):
        block = block_for(page, self.fields[0], "month", month=given.iso_month)
        put_into_lists(block, given, files="files", plain=True)

    def is_shown_by(self, made, item):
        return bool(made.element and made.month) and asks_for(item, made.format)

    def data(self, page):
        entries = self.entries_shown(page)
        made = {Month.from_iso(month) for _element, month in page.made_files if month}
        if not made and not any(files_of(entry) for entry in entries.values()):
            return None
        return {
            "months": [
                {"month": month, "anchor": self.anchor(month), "files": files_of(entries.get(month))}
                for month in self.months_shown(page, {*entries, *made})
            ]
        }

    def todo(self, page, rule, on):
        for month, sentences in self._todo_by_month(page).items():
            for sentence in sentences:
                yield _("%(month)s: %(problem)s") % {"month": month.label(), "problem": sentence}

    def months_lacking(self, page):
        there = self.months(page)
        return [
            month for month, sentences in self._todo_by_month(page).items() if sentences and month in there
        ]

    def _todo_by_month(self, page):
        entries, made, asked = self.entries(page), presences(page), page.item.formats
        return {
            month: list(formats_todo(files_of(entries.get(month)), asked, made.get(month, {})))
            for month in page.edition.months_required
        }


class MonthFilesElement(MonthFiles, OfTheMonthsElement):
    """The files that stand with the months of another element."""

    explanation = gettext_lazy("Listed from the files of the months above.")


class OwnMonthFilesElement(MonthFiles, MonthlyElement):
    """The files of every month, given here: fields ``(stream of MonthFilesBlock,)``."""

    def months(self, page):
        """Those with files of the station's own, or made of the tables of the page."""
        return sorted({*self.entries(page), *filter(None, presences(page))})
