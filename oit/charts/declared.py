"""The charts that an element declares beside its dataset: what each draws of the rows."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cms.charts import Figure, Series, draw_bars, draw_columns
from cms.thai.names import month_name
from cms.thai.years import Month
from oit.datasets.present import writer

NO_VALUE = "–"


@dataclass(frozen=True)
class ByMonth:
    """Upright bars for every month. ``lines``: ``(label, column keys)``, the sum of the columns under the label;
    without a label it is that of the column. Or ``by``, a column with choices: a bar for each, of the column ``of``."""

    label: Promise
    lines: tuple = ()
    by: str = ""
    of: str = ""

    @property
    def keys(self):
        """The columns it reads."""
        return {
            "month",
            *(key for _label, keys in self.lines for key in keys),
            *filter(None, [self.by, self.of]),
        }

    def draw(self, schema, rows, months, texts):
        series = [
            Series(label, values, tuple(map(_written, values)))
            for label, values in self._sums(schema, rows, months)
        ]
        if not any(value for each in series for value in each.values):
            return None
        says = {"what": self.label, "first": months[0].label(), "last": months[-1].label()}
        return draw_columns(
            Figure(
                title=_("%(what)s, %(first)s to %(last)s") % says,
                summary=" ".join(_month_sentences(series, months)),
                labels=tuple(month_name(each.month, short=True) for each in months),
                series=tuple(series),
            )
        )

    def _sums(self, schema, rows, months):
        by_month = {month: [] for month in months}
        for row in rows:
            if row.get("month"):
                by_month.get(Month.from_iso(row["month"]), []).append(row)
        if self.by:
            column = schema.by_key[self.by]
            for value, *_labels in column.choices:
                given = [[row for row in by_month[month] if row.get(self.by) == value] for month in months]
                yield column.choice_label(value), tuple(_sum(each, [self.of]) for each in given)
        for label, keys in self.lines:
            values = tuple(_sum(by_month[month], keys) for month in months)
            yield str(label or schema.by_key[keys[0]].label), values


@dataclass(frozen=True)
class Compared:
    """Two columns beside each other for every row: what was planned, and what became of it."""

    label: Promise
    columns: tuple[str, str]

    @property
    def keys(self):
        return {*self.columns}

    def draw(self, schema, rows, months, texts):
        columns = [schema.by_key[key] for key in self.columns]
        named = [row for row in rows if row.get(schema.row_header) is not None]
        write_name = writer(schema.by_key[schema.row_header])
        series = []
        for column in columns:
            values = tuple(_number(row.get(column.key)) for row in named)
            series.append(Series(column.label, values, tuple(map(writer(column), values))))
        if not any(value for each in series for value in each.values):
            return None
        totals = schema.totals(rows)
        unit = f" ({columns[0].unit})" if columns[0].unit else ""
        return draw_bars(
            Figure(
                title=f"{self.label}{unit}",
                summary=" ".join(
                    _("%(column)s: %(total)s in all.")
                    % {"column": column.label, "total": writer(column)(totals[column.key])}
                    for column in columns
                    if column.key in totals
                ),
                labels=tuple(
                    texts.get(row["id"], {}).get(schema.row_header) or write_name(row[schema.row_header])
                    for row in named
                ),
                series=tuple(series),
            )
        )


@dataclass(frozen=True)
class Shares:
    """What part each of the columns has of their sum, under the names of their groups."""

    label: Promise
    columns: tuple[str, ...]

    @property
    def keys(self):
        return {*self.columns}

    def draw(self, schema, rows, months, texts):
        values = [_sum(rows, [key]) or 0 for key in self.columns]
        whole = sum(values)
        if not whole:
            return None
        labels = tuple(schema.by_key[key].group or schema.by_key[key].label for key in self.columns)
        shown = tuple(f"{value:,} ({Decimal(100 * value) / Decimal(whole):.1f} %)" for value in values)
        return draw_bars(
            Figure(
                title=_("%(what)s: %(total)s in all") % {"what": self.label, "total": f"{whole:,}"},
                summary=" ".join(f"{label}: {each}." for label, each in zip(labels, shown, strict=True)),
                labels=labels,
                series=(Series(str(self.label), tuple(values), shown),),
            )
        )


def _number(value):
    return None if value is None else Decimal(value)


def _sum(rows, keys):
    """The sum of these columns over the rows; None where no row has a value."""
    values = [Decimal(row[key]) for row in rows for key in keys if row.get(key) is not None]
    return sum(values) if values else None


def _written(value):
    return NO_VALUE if value is None else f"{value:,}"


def _month_sentences(series, months):
    for each in series:
        given = [
            (value, month) for value, month in zip(each.values, months, strict=True) if value is not None
        ]
        if given:
            most, when = max(given, key=lambda pair: (pair[0], -pair[1].first_day.toordinal()))
            yield _("%(series)s: %(total)s in all, most in %(month)s: %(most)s.") % {
                "series": each.label,
                "total": f"{sum(value for value, _month in given):,}",
                "month": when.label(),
                "most": f"{most:,}",
            }
    missing = [
        month.label()
        for month, *values in zip(months, *(each.values for each in series), strict=True)
        if None in values
    ]
    if missing:
        yield _("Figures are missing for: %(months)s.") % {"months": ", ".join(missing)}
