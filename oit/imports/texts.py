"""CSV files and text pasted from Excel as Books."""

import csv
from collections import Counter
from io import StringIO
from itertools import islice

from django.utils.translation import gettext as _

from oit.papers.csv_files import as_written

from .grids import MAX_COLUMNS, MAX_LINES, MAX_ROWS, MAX_SIZE, Book, Grid, Line, is_nothing
from .refusals import Refused, too_many_rows

# In the order of preference where the rows do not tell.
DELIMITERS = (",", ";", "\t")
LOOKED_AT = 50  # rows, to find the delimiter
MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# UTF-8 first: Thai in the code page of Windows is never valid UTF-8, but not the other way about.
UNMARKED = ("utf-8", "cp874")
# Control characters that no text has, whatever its encoding.
NOT_IN_TEXT = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 32))))


def read_csv(data, name):
    """The Book in the bytes of a CSV file. Raises Refused. Its encoding and delimiter are found out."""
    return Book((_grid(_decoded(data, name), name),))


def read_pasted(text):
    """The Book in text copied from Excel: cells parted by tabs. Raises Refused."""
    name = _("The pasted text")
    if not text.strip():
        raise Refused(_("Nothing was pasted. Copy the table in Excel, with its headings, and paste it here."))
    if len(text) > MAX_SIZE:
        raise Refused(_("The pasted text is too long. Save the table as an Excel file and choose that."))
    return Book((_grid(text, name, delimiter="\t" if "\t" in text else None),))


def _decoded(data, name):
    encodings = [encoding for mark, encoding in MARKED if data.startswith(mark)] or UNMARKED
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if NOT_IN_TEXT.isdisjoint(text):
            return text
    raise Refused(
        _(
            "“%(name)s” is not a table that can be read. "
            "Choose an Excel file (.xlsx, .xls), or a CSV file saved as “CSV UTF-8”."
        )
        % {"name": name}
    )


def _grid(text, name, delimiter=None):
    delimiter = delimiter or _declared(text) or _likely(text)
    if _declared(text):
        text = text.partition("\n")[2]
    lines = []
    for number, cells in _records(text, delimiter, name):
        if all(is_nothing(value) for value in cells):
            continue
        if len(lines) == MAX_LINES:
            raise too_many_rows(name, MAX_ROWS)
        lines.append(Line(number, tuple(map(as_written, cells[:MAX_COLUMNS]))))
    return Grid("", tuple(lines), delimited=True)


def _records(text, delimiter, name):
    """``(number, cells)`` of each record, numbered as the rows are once the file is opened in Excel."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise Refused(
            _(
                "“%(name)s” cannot be read from row %(row)s on: a quotation mark is missing or too many. "
                "Open it in Excel and save it as .xlsx."
            )
            % {"name": name, "row": number + 1}
        ) from error


def _declared(text):
    """The delimiter that a first line such as "sep=;" names, as Excel understands it; None without one."""
    first = text[:8].partition("\n")[0].strip().lower()
    return first[4:] if first.startswith("sep=") and first[4:] in DELIMITERS else None


def _likely(text):
    """The delimiter with which most of the first rows have the same number of cells, and more than one."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text, delimiter):
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(cells) for cells in islice(reader, LOOKED_AT) if any(cells))
    except csv.Error:
        return 0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda each: (several[each], each), default=0)
    return several.get(width, 0), width
