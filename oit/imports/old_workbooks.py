"""Excel files of before 2007 (.xls) as Books.

python-calamine reads them, in a process of its own: it makes a cell of every place up to the last one that
is filled, and a crafted file with a cell far away would end the process that reads it.
"""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from .grids import MAX_COLUMNS, MAX_LINES, MAX_ROWS, Book, Grid, Line, Merged
from .refusals import Refused, damaged, locked, too_many_rows

PATIENCE = 20  # seconds
READER = Path(__file__).with_name("old_workbooks_child.py")
VISIBLE = "Visible"


def read_old_workbook(data, name):
    """The Book in the bytes of an XLS file. Raises Refused. Hidden rows and columns cannot be told."""
    answer = _ask_child(data, name)
    if answer.get("refused") == "locked":
        raise locked(name)
    if answer.get("refused") == "too many rows":
        raise too_many_rows(name, MAX_ROWS)
    if "sheets" not in answer:
        raise damaged(name)
    grids = tuple(_grid(sheet) for sheet in answer["sheets"])
    notes = [
        _("The sheet “%(sheet)s” is hidden and was not read.") % {"sheet": grid.name}
        for grid in grids
        if grid.hidden
    ]
    notes.append(
        _("An .xls file does not show which rows are hidden or hold errors. Check the table with care.")
    )
    return Book(grids, tuple(notes))


def _ask_child(data, name):
    command = [sys.executable, "-I", str(READER), str(MAX_LINES), str(MAX_COLUMNS)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=True)
        return json.loads(child.stdout)
    except subprocess.TimeoutExpired as error:
        raise Refused(
            _("“%(name)s” took too long to read. Open it in Excel and save it as .xlsx.") % {"name": name}
        ) from error
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        raise damaged(name) from error


def _grid(sheet):
    return Grid(
        sheet["name"],
        tuple(Line(number, tuple(map(_value, cells))) for number, cells in sheet["lines"]),
        hidden=sheet["visible"] != VISIBLE,
        merged=tuple(Merged(*each) for each in sheet["merged"]),
    )


def _value(value):
    """A cell as the child wrote it: dates are ["date", ISO], other things that are no text ["other", text]."""
    if not isinstance(value, list):
        return value
    kind, text = value
    if kind == "date":
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if kind == "datetime" else text
