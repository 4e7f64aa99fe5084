"""Figures by month: a dataset with a month in each row."""

from dataclasses import replace

from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel

from cms.thai.years import Month
from oit.datasets.panels import MonthlyDatasetPanel
from oit.panels import ElementPanel

from .base import DeclaredElement
from .charts import drawn, keys_of
from .exported import table_unit
from .periods import out_of_year
from .rows import schema_of, texts_of
from .taking import Part, put_rows


def column_notes(schema):
    """What the columns say of themselves, each sentence once."""
    return list(dict.fromkeys(f"{each.label}: {each.help}" for each in schema.columns if each.help))


class MonthlyDatasetElement(DeclaredElement):
    """A table with a row for every month, or one for every month and choice of ``by``: fields ``(dataset,)``.

    The column of the month is called "month". ``by``: the key of a column with choices, each of which needs a row
    in every month. ``charts``: what is drawn of it (`oit.charts`).
    """

    template = "oit/elements/monthly_dataset.html"
    by_month = True

    def __init__(self, key, *fields, by="", charts=()):
        super().__init__(key, *fields)
        self.by, self.charts = by, charts

    def panel(self):
        dataset, *others = self.fields
        return ElementPanel(self.key, [MonthlyDatasetPanel(dataset), *map(FieldPanel, others)])

    def schema(self, page):
        return schema_of(page, self.fields[0])

    def parts(self, page):
        return (Part.ROWS,)

    def own_cells(self, asked):
        return {"month": asked.iso_month} if asked.iso_month else {}

    def take(self, page, given):
        put_rows(self, page, given)

    def columns_needed(self):
        return {self.fields[0]: ("month", *filter(None, [self.by]), *keys_of(self.charts))}

    def rows(self, page):
        """The rows of the Thai page, October to September; those without a month come last."""
        rows = getattr(page.thai, self.fields[0])
        return sorted(rows, key=lambda row: (row.get("month") or "9999", self._place(page, row)))

    def _place(self, page, row):
        """Where the row stands among those of its month: as the choices of ``by`` are declared."""
        if not self.by:
            return 0
        choices = [value for value, _th, _en in self.schema(page).by_key[self.by].choices]
        return choices.index(row.get(self.by)) if row.get(self.by) in choices else len(choices)

    def months(self, page):
        return sorted({Month.from_iso(row["month"]) for row in self.rows(page) if row.get("month")})

    def data(self, page):
        rows = self.rows(page)
        if not rows:
            return None
        schema = self.schema(page)
        texts = texts_of(page, self.fields[0])
        there = self.months(page)
        months = sorted({*there, *page.edition.months_required})
        return {
            "table": self._with_anchors(schema.present(rows, texts), rows),
            "notes": column_notes(schema),
            "charts": drawn(self, schema, rows, months, texts),
            "missing": [
                {"month": month, "anchor": self.anchor(month)} for month in months if month not in there
            ],
            "elsewhere": sorted(page.elsewhere.items()),
        }

    def exports(self, page):
        """The whole table, and each month of it."""
        rows = self.rows(page)
        if not rows:
            return
        schema = self.schema(page)
        of_all = {"texts": texts_of(page, self.fields[0]), "notes": column_notes(schema)}
        yield table_unit(page, self, schema, rows, **of_all)
        for month in self.months(page):
            of_month = [row for row in rows if row.get("month") == month.to_iso()]
            yield table_unit(page, self, schema, of_month, month=month, **of_all)

    def anchor(self, month):
        return f"{self.key}-{month.to_iso()}"

    def _with_anchors(self, table, rows):
        """The Table, the first row of every month of which can be led to."""
        names, seen = [], set()
        for row in rows:
            month = row.get("month")
            names.append(self.anchor(Month.from_iso(month)) if month and month not in seen else "")
            seen.add(month)
        return replace(
            table,
            rows=tuple(replace(row, name=name) for row, name in zip(table.rows, names, strict=True)),
        )

    def todo(self, page, rule, on):
        rows = getattr(page.thai, self.fields[0])
        required = {month.to_iso(): month for month in page.edition.months_required}
        for iso, month in required.items():
            yield from self.todo_of_month(page, month, [row for row in rows if row.get("month") == iso])
        for problem in self.schema(page).missing(rows):
            if rows[problem.row_number - 1].get("month") in (None, *required):
                yield problem.message

    def todo_of_month(self, page, month, rows):
        """What is missing of one month that is assessed, of which there are these ``rows``."""
        if not rows:
            yield _("%(month)s: add its figures, 0 where there was nothing.") % {"month": month.label()}
            return
        column = self.schema(page).by_key.get(self.by)
        for value, _th, _en in column.choices if column else ():
            if value not in {row.get(self.by) for row in rows}:
                yield _("%(month)s: add the row for “%(kind)s”, with 0 where there was nothing.") % {
                    "month": month.label(),
                    "kind": column.choice_label(value),
                }

    def months_lacking(self, page):
        rows = getattr(page.thai, self.fields[0])
        by_month = {month: [] for month in page.edition.months_required}
        for row in rows:
            if row.get("month"):
                by_month.get(Month.from_iso(row["month"]), []).append(row)
        schema = self.schema(page)
        return [
            month
            for month, given in by_month.items()
            if given and (any(self.todo_of_month(page, month, given)) or any(schema.missing(given)))
        ]

    def errors(self, page, cleaned):
        months = {row["month"] for row in cleaned.get(self.fields[0]) or () if row["month"]}
        for month in sorted(map(Month.from_iso, months)):
            if month not in page.year:
                yield self.fields[0], out_of_year(month, page.year)
