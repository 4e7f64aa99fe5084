"""Reading the datasets of a page in both languages, row by row."""

from dataclasses import replace

from oit.datasets.translation import translated_texts

from .shared import once


def schema_of(page, field):
    """The columns of the dataset ``field`` in the page's year."""
    return page._meta.get_field(field).schema_of(page)


def texts_of(page, field):
    """``{row id: {column key: text}}`` of the translated cells of the dataset ``field``; None on the Thai page."""
    if page.thai is page:
        return None
    return translated_texts(schema_of(page, field), getattr(page.thai, field), getattr(page, field))


def table_of(page, field, rows=None, without=()):
    """The Table of the dataset ``field``, or of some of its Thai ``rows``, with texts in the page's language.

    ``without``: the keys of columns to leave out.
    """
    schema = schema_of(page, field)
    given, texts = getattr(page.thai, field), texts_of(page, field)
    if without:
        schema = replace(schema, columns=[each for each in schema.columns if each.key not in without])
    return schema.present(given if rows is None else rows, texts)


def rows_of(page, field):
    """``(row as stored, {column key: Cell})`` of each row of the dataset ``field``."""
    return once(page, ("rows", field), lambda: _rows_of(page, field))


def _rows_of(page, field):
    keys = [column.key for column in schema_of(page, field).columns]
    rows = getattr(page.thai, field)
    shown = table_of(page, field).rows
    return [(row, dict(zip(keys, each.cells, strict=True))) for row, each in zip(rows, shown, strict=True)]


def empty_cells(page, field, keys=None):
    """Yields a sentence for each required cell of the dataset that is empty; ``keys``: only of these columns."""
    for problem in schema_of(page, field).missing(getattr(page.thai, field)):
        if keys is None or problem.column_key in keys:
            yield problem.message
