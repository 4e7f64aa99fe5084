"""A program of its own: reads an XLS file from its input and writes what is in it as JSON.

Called with the most rows and columns to take of a sheet. See `oit.imports.old_workbooks`.
"""

import json
import resource
import sys
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, PasswordError, load_workbook

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 15


def main(most_rows, most_columns):
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with load_workbook(BytesIO(sys.stdin.buffer.read())) as book:
            sheets = [read(book, sheet, most_columns) for sheet in book.sheets_metadata]
    except PasswordError:
        return {"refused": "locked"}
    except CalamineError:
        return {"refused": "damaged"}
    if any(len(sheet["lines"]) > most_rows for sheet in sheets):
        return {"refused": "too many rows"}
    return {"sheets": sheets}


def read(book, metadata, most_columns):
    visible = str(metadata.visible).rpartition(".")[2]
    described = {"name": metadata.name, "visible": visible, "lines": [], "merged": []}
    if visible != "Visible":
        return described
    sheet = book.get_sheet_by_name(metadata.name)
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
        values = [written(value) for value in cells[:most_columns]]
        if any(value not in ("", None) for value in values):
            described["lines"].append((number, values))
    described["merged"] = [
        (first[0] + 1, last[0] + 1, first[1], last[1]) for first, last in sheet.merged_cell_ranges or ()
    ]
    return described


def written(value):
    """A value as JSON has it. Whole numbers come as floats from an XLS file."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    return value if isinstance(value, str | int | float | bool) else ["other", str(value)]


if __name__ == "__main__":
    json.dump(main(*map(int, sys.argv[1:])), sys.stdout)
