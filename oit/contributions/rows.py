"""The rows of a table as plain fields, so that figures can be typed on any phone without a script."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from oit.datasets.columns import MAX_TEXT, NOTHING, ColumnType
from oit.datasets.problems import DatasetError

# So many are sent in at most; the tables of a line of work are short.
MOST_ROWS = 60
AT_FIRST = 1
PREFIX = "row"


class CellField(forms.CharField):
    """Text as it is typed. Whether a cell is needed is said beside it, and checked with the whole table."""

    def validate(self, value):
        pass


class RowForms:
    """One form for each row. ``more``: how many empty rows to show besides those that are there."""

    def __init__(self, schema, data, rows, more=0):
        self.schema = schema
        self.problems = []
        form = type("RowForm", (forms.Form,), {column.key: _field(column) for column in schema.typed_columns})
        self.limit = min(MOST_ROWS, schema.max_rows)
        factory = forms.formset_factory(
            form, extra=max(more, AT_FIRST), max_num=self.limit, absolute_max=self.limit
        )
        # What was stored is shown again where the number of rows did not arrive.
        arrived = data is not None and f"{PREFIX}-TOTAL_FORMS" in data
        self.formset = factory(data if arrived else None, initial=rows, prefix=PREFIX)
        self.stored = rows

    @cached_property
    def typed(self):
        """``{column key: text}`` of each row, empty ones included."""
        if not self.formset.is_bound:
            return self.stored
        keys = [column.key for column in self.schema.typed_columns]
        data = self.formset.data
        return [
            {key: data.get(form.add_prefix(key), "").replace("\0", "")[:MAX_TEXT] for key in keys}
            for form in self.formset.forms
        ]

    def check(self):
        """Marks each cell that is wrong or missing. Returns what is wrong with the table as a whole, in words."""
        typed = {number: self._without_nothing(row) for number, row in enumerate(self.typed, 1)}
        filled = {number: row for number, row in typed.items() if any(row.values())}
        for number, problem in zip(
            filled, [self.schema.missing([row]) for row in filled.values()], strict=True
        ):
            for each in problem:
                self._mark(number, each)
        try:
            self.schema.clean(list(typed.values()))
        except DatasetError as error:
            for problem in error.problems:
                self._mark(problem.row_number, problem)
            cells = {problem.message for problem in error.problems}
            return [message for message in error.messages if message not in cells]
        return []

    @staticmethod
    def _without_nothing(row):
        return {key: None if value.strip() in NOTHING else value for key, value in row.items()}

    def _mark(self, number, problem):
        self.problems.append((number, problem))
        if self.formset.is_bound:
            self.formset.forms[number - 1].add_error(problem.column_key, problem.expected)

    @property
    def summary(self):
        """``(id of the field, message)`` of each cell that is wrong, named by row and column."""
        return [
            (
                self.formset.forms[number - 1][problem.column_key].id_for_label,
                _("Row %(row)s, “%(column)s”: %(problem)s")
                % {"row": number, "column": problem.column, "problem": problem.expected},
            )
            for number, problem in sorted(self.problems, key=lambda each: each[0])
        ]

    @property
    def is_full(self):
        return len(self.formset.forms) >= self.limit


def _field(column):
    label = f"{column.label} ({column.unit})" if column.unit else column.label
    if column.group:
        label = f"{column.group}: {label}"
    return CellField(
        required=column.required,
        label=label,
        help_text=column.help or (_("For example 4/4/2567.") if column.type == ColumnType.DATE else ""),
        widget=_widget(column),
    )


def _widget(column):
    if column.type == ColumnType.CHOICE:
        choices = [(value, column.choice_label(value)) for value, _th, _en in column.choices]
        return forms.Select(choices=[("", "–"), *choices])
    if column.type == ColumnType.TEXT:
        return forms.Textarea(attrs={"rows": 2})
    # Not a number input: browsers refuse Thai digits in those and drop what was typed.
    mode = {"inputmode": "decimal"} if column.is_number else {}
    return forms.TextInput(attrs={"autocomplete": "off", **mode})
