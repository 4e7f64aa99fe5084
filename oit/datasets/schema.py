"""A dataset's declared shape: its columns, what may stand in them, and what follows from them."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.bilingual import active_language
from cms.thai.typed import quote

from .columns import UNSTORABLE, CellError, Column, ColumnType, localized
from .present import display, presenter
from .problems import CellProblem, DatasetError
from .rows import assign_ids, parse_rows

__all__ = ["Column", "ColumnType", "Schema"]


@dataclass(frozen=True)
class Schema:
    """The columns of a dataset, in order.

    row_header names the column whose cell is the heading of its row. unique names columns whose values,
    taken together, may stand in one row only. A row is a dict with "id" (eight hexadecimal digits, its
    for life) and the value of each typed column, None for nothing.
    """

    key: str
    th: str
    en: str
    columns: tuple[Column, ...]
    max_rows: int = 1000
    row_header: str | None = None
    unique: tuple[str, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "columns", tuple(self.columns))
        if len(self.by_key) != len(self.columns):
            raise ValueError(f"{self.key!r} has two columns with the same key")
        if self.row_header and self.row_header not in self.by_key:
            raise ValueError(f"{self.row_header!r} is not a column of {self.key!r}")
        numbers = {column.key for column in self.typed_columns if column.is_number}
        worked_on = {
            key
            for column in self.columns
            if column.computed
            for key in (column.computed.first, column.computed.second)
        }
        typed = {column.key for column in self.typed_columns}
        if wrong := (worked_on - numbers) | (set(self.unique) - typed):
            raise ValueError(f"{self.key!r} cannot work with {', '.join(sorted(wrong))}")

    @property
    def label(self):
        return localized(self.th, self.en)

    @cached_property
    def by_key(self):
        return {column.key: column for column in self.columns}

    @cached_property
    def typed_columns(self):
        """The columns whose cells are typed and stored; the others are worked out of them."""
        return tuple(column for column in self.columns if not column.computed)

    @cached_property
    def text_columns(self):
        return tuple(column for column in self.columns if column.is_text)

    def clean(self, rows):
        """Rows as they are stored, from rows as they were typed, pasted, imported or written in code.

        Reads Thai digits, thousands separators and พ.ศ. dates, takes "-" and "" for nothing, drops rows
        with nothing in them, keeps the order and the rows' ids. Raises DatasetError with every problem.
        """
        problems, cleaned, numbers = [], [], []
        for number, row in enumerate(parse_rows(rows), 1):
            cells, wrong = self._clean_row(number, row)
            problems += wrong
            if any(value is not None for value in cells.values()):
                cleaned.append({"id": row.get("id"), **cells})
                numbers.append(number)
        if len(cleaned) > self.max_rows:
            limits = {"limit": f"{self.max_rows:,}", "count": f"{len(cleaned):,}"}
            message = _("The table takes at most %(limit)s rows and there are %(count)s. Remove some rows.")
            raise DatasetError([message % limits])
        problems += self._repeated(zip(numbers, cleaned, strict=True))
        if problems:
            raise DatasetError(problems)
        assign_ids(cleaned)
        return cleaned

    def _clean_row(self, number, row):
        cells, problems = {}, []
        for column in self.typed_columns:
            value = row.get(column.key)
            try:
                cells[column.key] = column.clean(value)
            except CellError as error:
                cells[column.key] = None
                problems.append(CellProblem(number, column.key, column.label, value, str(error)))
        problems += [
            _("Row %(row)s: “%(key)s” is not a column of this table. Its columns are: %(columns)s.")
            % {
                "row": number,
                "key": quote(UNSTORABLE.sub("", key)),
                "columns": ", ".join(column.label for column in self.typed_columns),
            }
            for key in row
            if key != "id" and not self._is_typed(key)
        ]
        return cells, problems

    def _repeated(self, numbered):
        """CellProblems for the rows, given with their numbers, that say again what an earlier one is about."""
        columns, seen = [self.by_key[key] for key in self.unique], set()
        for number, row in numbered if columns else ():
            values = tuple(row[column.key] for column in columns)
            if None in values:
                continue
            if values in seen:
                about = ", ".join(display(column, row[column.key]) for column in columns)
                expected = _("There is another row for %(about)s. Put the two together into one.")
                yield CellProblem(
                    number, columns[0].key, columns[0].label, values[0], expected % {"about": about}
                )
            seen.add(values)

    def missing(self, rows):
        """CellProblems for the required cells that are still empty. They keep no table from being saved."""
        return [
            CellProblem(number, column.key, column.label, None, _("Fill in this cell."))
            for number, row in enumerate(rows, 1)
            for column in self.typed_columns
            if column.required and row.get(column.key) is None
        ]

    def _is_typed(self, key):
        return key in self.by_key and not self.by_key[key].computed

    def totals(self, rows):
        """{column key: sum} over the columns with a total: int, or Decimal with two places.

        A computed column follows from the sums of the others, as in every row, where that means something.
        """
        totals = {}
        for column in self.columns:
            if column.total:
                values = [row.get(column.key) for row in rows]
                total = sum((Decimal(value) for value in values if value is not None), Decimal(0))
                totals[column.key] = int(total) if column.type == ColumnType.INTEGER else round(total, 2)
        worked_out = {
            column.key: column.computed(totals)
            for column in self.columns
            if column.computed and column.computed.of_totals
        }
        return totals | {key: value for key, value in worked_out.items() if value is not None}

    def without_unknown(self, rows):
        """The rows with only this schema's columns: what is left of rows stored under an earlier one."""
        return [{key: row[key] for key in row if key == "id" or self._is_typed(key)} for row in rows]

    def present(self, rows, texts=None):
        """The rows prepared for a template: see `oit.datasets.present.Table`."""
        return self.presenter()(rows, texts)

    def presenter(self):
        """What ``present`` does, as a function that can make several tables. Made once for each language."""
        language = active_language()
        if language not in self._presenters:
            self._presenters[language] = presenter(self)
        return self._presenters[language]

    @cached_property
    def _presenters(self):
        return {}

    def without(self, keys):
        """The schema without the columns ``keys``. Made once."""
        left_out = frozenset(keys)
        if left_out not in self._narrower:
            columns = [each for each in self.columns if each.key not in left_out]
            self._narrower[left_out] = replace(self, columns=columns)
        return self._narrower[left_out]

    @cached_property
    def _narrower(self):
        return {}
