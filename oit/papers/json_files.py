"""JSON files: the same tables for programs. Their shape is in docs/table.schema.json.

Numbers are numbers. An amount that a number of JavaScript cannot hold to the last digit is a text. Dates and months
are ISO, choices as they are read, and nothing is null.
"""

import json
from datetime import date
from decimal import Decimal

from cms.thai.years import Month
from oit.datasets.columns import ColumnType

from .sheets import number, typed


def write_json(paper, sheets):
    """The bytes of the ``sheets``, with what the Paper says of them."""
    content = {
        "title": paper.title or paper.heading,
        "station": paper.station,
        "item": paper.item or None,
        "month": paper.month or None,
        "language": paper.lang,
        "tables": [_table(sheet) for sheet in sheets],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _table(sheet):
    schema = sheet.schema
    totals = schema.totals(sheet.rows) if sheet.rows else {}
    return {
        "name": sheet.name,
        "nothing": sheet.nothing if not sheet.rows and sheet.nothing else None,
        "columns": [_column(column) for column in schema.columns],
        "rows": [
            {column.key: _value(sheet.value(row, column)) for column in schema.columns} for row in sheet.rows
        ],
        "totals": {key: _value(typed(schema.by_key[key], value)) for key, value in totals.items()} or None,
    }


def _column(column):
    described = {"key": column.key, "title": column.label, "type": ColumnType(column.type).value}
    return described | {name: text for name, text in (("group", column.group), ("unit", column.unit)) if text}


def _value(value):
    if isinstance(value, Decimal):
        return number(value)
    return str(value) if isinstance(value, date | Month) else value
