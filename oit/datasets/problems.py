"""What is wrong with a dataset, said cell by cell."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class CellProblem:
    """One cell that cannot be taken as typed.

    row_number counts from 1 over the rows as they were given, empty ones included, which is how the
    grid numbers them. column is the heading in the reader's language; expected is a whole sentence
    or two: what is wrong with the value and what to write instead.
    """

    row_number: int
    column_key: str
    column: str
    value: object
    expected: str

    @property
    def message(self):
        return _("Row %(row)s, “%(column)s”: %(problem)s") % {
            "row": self.row_number,
            "column": self.column,
            "problem": self.expected,
        }

    def as_json(self):
        """For the grid, which marks the cell: row counts from 0."""
        return {"row": self.row_number - 1, "column": self.column_key, "message": self.expected}


class DatasetError(ValidationError):
    """Every problem of a dataset at once.

    Takes CellProblems and, for what concerns the whole table, plain sentences; `problems` holds the former.
    """

    def __init__(self, problems):
        self.problems = [problem for problem in problems if isinstance(problem, CellProblem)]
        super().__init__([getattr(problem, "message", problem) for problem in problems], code="dataset")

    def as_json_data(self):
        """The shape in which Wagtail hands a block's error to the edit form, with the cells added."""
        return {"messages": self.messages, "cells": [problem.as_json() for problem in self.problems]}
