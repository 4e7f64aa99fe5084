"""The lines below the headings: which are rows of the dataset, and what stands in their cells."""

import re
from bisect import bisect_left, bisect_right

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from oit.datasets.columns import CellError
from oit.datasets.problems import DatasetError

from .cells import TwoEras, era_label, read_cell
from .grids import is_nothing
from .headings import full_label, plain, without_brackets
from .outcome import Choice, LeftOut, Problem, Question, ReadRow

# How a row of totals begins, in words without spaces: "รวม", "รวมทั้งสิ้น 12 รายการ", "Grand total".
TOTAL = re.compile(
    r"(รวม|ยอดรวม|ผลรวม)(ทั้งสิ้น|ทั้งหมด|ทั้งปี|จำนวน|เป็นเงิน|เงิน|ย่อย|สุทธิ)*"
    r"[0-9]*(บาท|รายการ|ราย|คดี|คน|ครั้ง|นาย|แห่ง)?"
    r"|(grand|sub)?totals?|sum"
)
BELOW_A_TABLE = re.compile(
    r"\s*(หมายเหตุ|ที่มา|แหล่งที่มา|note|notes|remark|remarks|source)\s*[:：]", re.IGNORECASE
)


class Lines:
    """Reads the lines of a Grid below its Headings, by the ReadColumns. What there is to say of them gathers
    in ``problems``, ``questions`` and ``left_out``."""

    def __init__(self, grid, headings, schema, columns, answers):
        self.grid, self.headings, self.schema, self.answers = grid, headings, schema, answers
        self.columns = {schema.by_key[column.key]: column for column in columns}
        self.problems, self.questions, self.left_out = [], [], []
        self._two_eras = {}

    def read(self):
        """The ReadRows; a cell that cannot be read is None in them, and among the problems."""
        rows = []
        for line in self.grid.lines:
            if line.number <= self.headings.line.number:
                continue
            reason = self._why_not(line)
            if reason:
                self.left_out.append(LeftOut(self.grid.name, line.number, reason))
                continue
            self._name_shifted(line)
            rows.append(ReadRow(line.number, self._cells(line)))
        self._name_merged([row.number for row in rows])
        self.questions += [self._which_era(column, *found) for column, found in self._two_eras.items()]
        wrong = {problem.row for problem in self.problems}
        return [
            row
            for row in rows
            if row.number in wrong or any(value is not None for value in row.cells.values())
        ]

    def _why_not(self, line):
        """Why a line is no row of the table; "" where it is one."""
        if line.hidden:
            return _("The row is hidden. Unhide it if it belongs to the table.")
        first = next(value for value in line.cells if not is_nothing(value))
        if isinstance(first, str):
            if TOTAL.fullmatch(plain(without_brackets(first))):
                return _("It is a total. The website adds up by itself.")
            if BELOW_A_TABLE.match(first) and sum(not is_nothing(value) for value in line.cells) == 1:
                return _("It is a note below the table.")
        places = [read.index for read in self.columns.values() if not is_nothing(line.cell(read.index))]
        if not places:
            return _("It has nothing in the columns that are read.")
        if len(places) > 1 and all(self._is_heading(line.cell(place), place) for place in places):
            return _("It repeats the headings.")
        return ""

    def _is_heading(self, value, place):
        above = self.headings.line.cell(place)
        return not is_nothing(above) and plain(value) == plain(above)

    def _cells(self, line):
        cells = dict.fromkeys(column.key for column in self.columns)
        for column, read in self.columns.items():
            value = line.cell(read.index)
            if value is None:
                continue
            try:
                cells[column.key] = read_cell(column, value, self._era(column))
            except CellError as error:
                self.problems.append(self._problem(line.number, column, value, str(error)))
            except TwoEras as doubt:
                self._two_eras.setdefault(column, (line.number, doubt))
                cells[column.key] = next(iter(doubt.readings.values()))
        return cells

    def _era(self, column):
        answer = self.answers.get(f"era:{column.key}")
        return answer if answer in ("be", "ce") else None

    def _which_era(self, column, number, doubt):
        text = _(
            "Which year is “%(value)s” in row %(row)s, “%(column)s”? All such dates of the column are read so."
        )
        choices = [Choice(era, era_label(column, era, value)) for era, value in doubt.readings.items()]
        named = {"value": doubt.value, "row": number, "column": full_label(column)}
        return Question(f"era:{column.key}", text % named, tuple(choices))

    def _name_shifted(self, line):
        """A Problem for a line of CSV with more cells than there are headings."""
        width = len(self.headings.line.cells)
        if self.grid.delimited and len(line.cells) > width and self.columns:
            expected = _(
                "The row has more cells than there are headings. "
                "Put amounts and texts with a comma into quotation marks, or save the table as .xlsx."
            )
            last = max(self.columns, key=lambda column: self.columns[column].index)
            self.problems.append(self._problem(line.number, last, line.cell(width), expected))

    def _name_merged(self, numbers):
        """Problems for cells that are joined: Excel keeps a value in the first of them alone."""
        read = {column.index: declared for declared, column in self.columns.items()}
        for each in self.grid.merged:
            inside = numbers[bisect_left(numbers, each.first_row) : bisect_right(numbers, each.last_row)]
            columns = [index for index in read if each.first_column <= index <= each.last_column]
            if inside and columns and each.first_row > self.headings.line.number:
                first, last = (
                    f"{get_column_letter(column + 1)}{row}"
                    for column, row in (
                        (each.first_column, each.first_row), (each.last_column, each.last_row),
                    )
                )  # fmt: skip
                complaint = _(
                    "The cells %(first)s to %(last)s are merged. "
                    "Unmerge them in Excel and write the value in each row to which it belongs."
                )
                column = read[min(columns)]
                self.problems.append(
                    self._problem(inside[0], column, None, complaint % {"first": first, "last": last})
                )

    def _problem(self, number, column, value, expected):
        return Problem(
            expected,
            sheet=self.grid.name,
            row=number,
            column=self.columns[column].letter if column in self.columns else "",
            heading=full_label(column),
            value=value,
        )

    def repeated(self, rows):
        """Problems for rows that say again what an earlier one is about, as the schema sees them."""
        if len(rows) > self.schema.max_rows:
            return []
        try:
            self.schema.clean([row.cells for row in rows])
        except DatasetError as error:
            return [self._of_schema(rows, problem) for problem in error.problems]
        return []

    def missing(self, rows):
        """Problems for required cells that are empty, in the columns that the file has."""
        broken = {(problem.row, problem.column) for problem in self.problems}
        problems = (
            self._of_schema(rows, problem)
            for problem in self.schema.missing([row.cells for row in rows])
            if self.schema.by_key[problem.column_key] in self.columns
        )
        return [problem for problem in problems if (problem.row, problem.column) not in broken]

    def _of_schema(self, rows, problem):
        column = self.schema.by_key[problem.column_key]
        return self._problem(rows[problem.row_number - 1].number, column, problem.value, problem.expected)
