"""Reading the datasets of a page in both languages, row by row."""

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


def tables_of(page, field, groups, without=()):
    """The Table of each of the ``groups`` of Thai rows of the dataset ``field``, texts in the page's language.

    ``without``: the keys of columns to leave out.
    """
    schema, texts = schema_of(page, field), texts_of(page, field)
    present = (schema.without(without) if without else schema).presenter()
    return [present(rows, texts) for rows in groups]


def rows_of(page, field, keys=()):
    """``(row as stored, {column key: Cell})`` of each row of the dataset ``field``.

    ``keys``: the columns whose cells are asked for, if not all.
    """
    return once(page, ("rows", field, *keys), lambda: _rows_of(page, field, keys))


def _rows_of(page, field, wanted):
    given = [column.key for column in schema_of(page, field).columns]
    keys = [key for key in given if key in (wanted or given)]
    without = set(given) - set(keys)
    rows = getattr(page.thai, field)
    shown = tables_of(page, field, [rows], without)[0].rows
    return [(row, dict(zip(keys, each.cells, strict=True))) for row, each in zip(rows, shown, strict=True)]


def empty_cells(page, field, keys=None):
    """Yields a sentence for each required cell of the dataset that is empty; ``keys``: only of these columns."""
    for problem in schema_of(page, field).missing(getattr(page.thai, field)):
        if keys is None or problem.column_key in keys:
            yield problem.message
