"""CSV files: for every program, and safe to open in Excel.

UTF-8 with the mark by which Excel knows it. Dates and months are ISO ("2023-10-05", "2023-10"), which Excel takes
for dates whatever its language; numbers are plain ("1234.50"), so that nobody has to guess at the comma. There are
no totals: whoever reads a CSV file adds up, and would add the total to it.
"""

import csv
import re
from io import StringIO

from django.utils.translation import gettext as _

from .sheets import heading

# What a spreadsheet takes for a formula when it opens a file (OWASP, "CSV Injection"); the wide signs are those of
# East Asian keyboards.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write_csv(paper, sheets):
    """The bytes of the ``sheets`` in one file. Several of them get a first column with the name of each."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    several = len(sheets) > 1
    heads = None
    for sheet in sheets:
        columns = sheet.schema.columns
        if heads != (heads := [*([_("Table")] if several else ()), *map(heading, columns)]):
            writer.writerow(map(harmless, heads))
        for row in sheet.rows:
            cells = (_written(sheet.value(row, column)) for column in columns)
            writer.writerow([*([harmless(sheet.name)] if several else ()), *cells])
    return buffer.getvalue().encode("utf-8-sig")


def harmless(text):
    """The text with an apostrophe before what would be taken for a formula; `as_written` takes it off."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def as_written(text):
    """A text of a CSV file without the apostrophe of `harmless`."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _written(value):
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else str(value)
