"""A Book read into the rows of a dataset, with everything that is wrong or unclear named at once."""

from django.utils.translation import gettext as _

from cms.thai.typed import quote

from .columns import assign
from .grids import MAX_ROWS
from .headings import column_names, find_headings
from .lines import Lines
from .outcome import Choice, Outcome, Problem, Question

SHEET = "sheet"


def read_book(book, schema, answers=None):
    """The Outcome of reading a Book as rows of a Schema. Stores nothing.

    answers, {key of a Question: value chosen}, are those to the questions of an earlier Outcome.
    """
    answers = answers or {}
    names = column_names(schema)
    found = [(grid, find_headings(grid, names)) for grid in book.grids if not grid.hidden and grid.lines]
    tables = [(grid, headings) for grid, headings in found if headings is not None]
    if not tables:
        return Outcome(problems=(_no_table(schema, found),), notes=book.notes)
    if len(tables) > 1:
        question = _which_sheet(schema, tables)
        answer = question.answered(answers)
        if answer is None:
            return Outcome(questions=(question,), notes=book.notes)
        tables = [tables[int(answer) - 1]]
    grid, headings = tables[0]
    return _read_table(grid, headings, schema, answers, book.notes)


def _no_table(schema, found):
    if not found:
        return Problem(_("There is nothing in the file. Choose the file with the table."))
    labels = ", ".join(column.label for column in schema.typed_columns)
    return Problem(
        _("No row with the headings of this table was found. It has the columns: %(columns)s.")
        % {"columns": labels}
    )


def _which_sheet(schema, tables):
    choices = [
        Choice(
            str(position),
            _("“%(sheet)s”, rows %(first)s–%(last)s")
            % {
                "sheet": quote(grid.name),
                "first": headings.line.number,
                "last": grid.lines[-1].number,
            },
        )
        for position, (grid, headings) in enumerate(tables, 1)
    ]
    text = _("Which sheet holds the table “%(table)s”?") % {"table": schema.label}
    return Question(SHEET, text, tuple(choices))


def _read_table(grid, headings, schema, answers, notes):
    below = sum(line.number > headings.line.number for line in grid.lines)
    if below > MAX_ROWS:
        return Outcome(sheet=grid.name, problems=(_more_than_is_read(grid, below),), notes=notes)
    assigned = assign(schema, headings, grid.name, answers)
    columns = assigned.read(headings)
    lines = Lines(grid, headings, schema, columns, answers)
    rows = lines.read()
    problems = [*assigned.problems, *lines.problems, *lines.repeated(rows)]
    if not rows and not problems:
        problems.append(
            Problem(_("There are no rows below the headings. Fill in the table first."), sheet=grid.name)
        )
    if len(rows) > schema.max_rows:
        limits = {"limit": f"{schema.max_rows:,}", "count": f"{len(rows):,}"}
        problems.append(
            Problem(
                _(
                    "The table takes at most %(limit)s rows a year and the file has %(count)s. "
                    "Leave out the rows of other years, or put small entries together."
                )
                % limits,
                sheet=grid.name,
            )
        )
    return Outcome(
        sheet=grid.name,
        columns=columns,
        rows=tuple(rows),
        left_out=tuple(lines.left_out),
        problems=tuple(problems),
        questions=(*assigned.questions, *lines.questions),
        missing=tuple(lines.missing(rows)),
        notes=(*notes, *assigned.notes, *_outside_notes(grid, headings)),
    )


def _more_than_is_read(grid, count):
    return Problem(
        _(
            "There are %(count)s rows below the headings; at most %(limit)s are read. "
            "Take out the rows of other years, or divide the table into several files."
        )
        % {"count": f"{count:,}", "limit": f"{MAX_ROWS:,}"},
        sheet=grid.name,
    )


def _outside_notes(grid, headings):
    above = [line.number for line in grid.lines if line.number < headings.line.number and line.hidden]
    if above:
        yield _("There are hidden rows above the headings, which were not read.")
