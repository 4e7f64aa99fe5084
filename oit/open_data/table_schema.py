"""A table's columns as a Table Schema (Frictionless Data, Table Schema v1; v2 reads it too).

It describes the CSV file: fields are named as its headings, cells are typed as `oit.papers.csv_files` writes them.
``key`` is the column's name in the JSON file, ``titles`` its heading in both languages; neither is part of the
standard, which allows further properties.
"""

from django.utils.translation import override

from oit.datasets.columns import ColumnType
from oit.papers.csv_files import harmless
from oit.papers.sheets import heading

TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.CHOICE: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.DECIMAL: "number",
    ColumnType.PERCENT: "number",
    ColumnType.DATE: "date",
    ColumnType.MONTH: "yearmonth",
}


def table_schema(schema, rows, language):
    """The Table Schema of the CSV file in the ``language`` of the ``rows`` of a Schema.

    Only what holds for these rows is said: a cell that should be filled and is not would make its file invalid.
    """
    with override(language):
        described = {
            "fields": [_field(column, rows) for column in schema.columns],
            "missingValues": [""],
        }
        key = [harmless(heading(schema.by_key[name])) for name in schema.unique]
    if key and rows and _all_filled(rows, schema.unique):
        described["primaryKey"] = key
    return described


def _field(column, rows):
    described = {
        "name": harmless(heading(column)),
        "key": column.key,
        "type": TYPES[column.type],
        "title": column.label,
        "titles": both(lambda: column.label),
    }
    if column.help:
        described["description"] = column.help
    if column.unit:
        described["unit"] = column.unit
    if constraints := _constraints(column, rows):
        described["constraints"] = constraints
    return described


def _constraints(column, rows):
    found = {}
    if column.required and _all_filled(rows, [column.key]):
        found["required"] = True
    if column.type == ColumnType.CHOICE:
        values = [value for value, _th, _en in column.choices]
        if all(row.get(column.key) in (None, *values) for row in rows):
            found["enum"] = [harmless(column.choice_label(value)) for value in values]
    if column.is_number and not column.computed:
        limits = {"minimum": column.minimum, "maximum": column.maximum}
        found |= {name: limit for name, limit in limits.items() if limit is not None}
    return found


def _all_filled(rows, keys):
    return all(row.get(key) is not None for row in rows for key in keys)


def both(read):
    """``{language: what read() gives in it}``."""
    found = {}
    for language in ("th", "en"):
        with override(language):
            found[language] = str(read())
    return found
