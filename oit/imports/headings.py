"""The row of headings in a sheet, and which column of a dataset each of its columns is."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace

from cms.thai.typed import tidy

from .grids import MAX_COLUMNS, Line, is_nothing

# How far down the headings may stand below titles, and over how many rows they may go.
MOST_TITLES = 40
MOST_DEPTH = 3
LEAST_MATCHED = 2
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Thai vowels and tone marks are no letters to \w.
PUNCTUATION = re.compile(r"[^\w\u0e31-\u0e4e]|_")


@dataclass(frozen=True)
class Headings:
    """``line`` is the last Line of the headings, ``texts`` {column index: heading as written} and ``matches``
    {column index: keys of the columns that it can mean}, one key where it is clear."""

    line: Line
    texts: dict[int, str]
    matches: dict[int, frozenset[str]]

    @property
    def unknown(self):
        """The indexes of the columns whose heading means nothing."""
        return [index for index in self.texts if index not in self.matches]

    @property
    def clear(self):
        return [keys for keys in self.matches.values() if len(keys) == 1]


def plain(text):
    """A heading without what people write differently: spaces, line breaks, punctuation, digits of either kind."""
    text = unicodedata.normalize("NFKC", tidy(str(text))).casefold()
    return PUNCTUATION.sub("", text)


def full_label(column):
    """The heading of a column of a Schema in the active language, with the name of its group."""
    return f"{column.group}: {column.label}" if column.group else column.label


def without_brackets(text):
    return BRACKETS.sub(" ", str(text))


def find_headings(grid, names):
    """The Headings of a Grid, or None where no row has two of them.

    names: what `column_names` gives. Of rows that match as well the first is taken.
    """
    best, spread = None, _spread(grid)
    for index in range(min(len(grid.lines), MOST_TITLES)):
        for depth in range(1, min(MOST_DEPTH, index + 1) + 1):
            found = _read_headings(grid, grid.lines[index - depth + 1 : index + 1], names, spread)
            if best is None or _worth(found) > _worth(best):
                best = found
    if best is None or len(best.matches) < min(LEAST_MATCHED, len(set.union(set(), *names.values()))):
        return None
    return _with_what_is_left(best)


def _worth(headings):
    return len(headings.matches), len(headings.clear)


def _with_what_is_left(headings):
    """Headings that can mean several columns, without those that another heading means for certain."""
    taken = {next(iter(keys)) for keys in headings.clear}
    matches = {
        index: keys if len(keys) == 1 else (keys - taken or keys) for index, keys in headings.matches.items()
    }
    return replace(headings, matches=matches)


def column_names(schema):
    """{plain heading: keys of the columns so called}, in Thai and English, alone and below the name of a group."""
    names = defaultdict(set)
    for column in schema.columns:
        for label, unit, group in (
            (column.th, column.unit_th, column.group_th),
            (column.en, column.unit_en, column.group_en),
        ):
            for written in (label, f"{label} {unit}", f"{group} {label}", f"{group} {label} {unit}"):
                for name in (plain(written), plain(without_brackets(written))):
                    names[name].add(column.key)
    names.pop("", None)
    return dict(names)


def _read_headings(grid, lines, names, spread):
    texts, matches = {}, {}
    for index in range(max(len(line.cells) for line in lines)):
        if index in grid.hidden_columns:
            continue
        written = _written(lines, index, spread)
        if not written:
            continue
        texts[index] = " ".join(" ".join(text.split()) for text in written)
        if keys := _match(written, names):
            matches[index] = frozenset(keys)
    return Headings(lines[-1], texts, matches)


def _written(lines, index, spread):
    """The texts over one column from top to bottom, those of merged cells included."""
    written = []
    for position, line in enumerate(lines):
        text = _text_at(line, index, spread)
        below = lines[position + 1 :]
        if text is None and any(not is_nothing(later.cell(index)) for later in below):
            text = _to_the_left(line, index)
        if text is not None and text not in written:
            written.append(text)
    return written


def _spread(grid):
    """{(row, column): first column} of the cells in the upper rows of merged ranges."""
    last = grid.lines[:MOST_TITLES][-1].number
    return {
        (each.first_row, index): each.first_column
        for each in grid.merged
        if each.first_row <= last
        for index in range(each.first_column + 1, min(each.last_column + 1, MAX_COLUMNS))
    }


def _text_at(line, index, spread):
    value = line.cell(spread.get((line.number, index), index))
    return None if is_nothing(value) else str(value)


def _to_the_left(line, index):
    """The name of a group stands over the first of its columns where cells cannot be merged, as in CSV."""
    values = (line.cell(before) for before in range(index - 1, -1, -1))
    return next((str(value) for value in values if not is_nothing(value)), None)


def _match(written, names):
    """The keys that the texts over a column can mean: read together first, then without the upper ones."""
    for start in range(len(written)):
        together = " ".join(written[start:])
        for name in (plain(together), plain(without_brackets(together))):
            if name in names:
                return names[name]
    return ()
