"""What the formats for working on with figures share: a table, its headings, and its values in types of their own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.thai.years import Month
from oit.datasets.columns import ColumnType


@dataclass(frozen=True)
class Sheet:
    """One table, called ``name``: the stored ``rows`` of a Schema.

    ``nothing``: the words shown where there are no rows. ``texts``, {row id: {column key: text}}: translations of
    text cells.
    """

    name: str
    schema: object
    rows: list
    nothing: str = ""
    texts: dict | None = None

    def value(self, row, column):
        """The value of the row in the column: text translated where it is, a choice as it is read, otherwise
        int, Decimal, date, Month, or None."""
        if column.is_text and (translation := (self.texts or {}).get(row.get("id"), {}).get(column.key)):
            return translation
        return typed(column, column.value(row))


def typed(column, value):
    """A stored value of a dataset in Python's own type; choices as they are read in the active language."""
    if value is None:
        return None
    match column.type:
        case ColumnType.INTEGER:
            return int(value)
        case ColumnType.DECIMAL | ColumnType.PERCENT:
            return Decimal(value)
        case ColumnType.DATE:
            return date.fromisoformat(value)
        case ColumnType.MONTH:
            return Month.from_iso(value)
        case ColumnType.CHOICE:
            return column.choice_label(value)
    return value


def heading(column):
    """The heading of the column with its group and unit, as `oit.imports` reads it back."""
    text = f"{column.group}: {column.label}" if column.group else column.label
    return f"{text} ({column.unit})" if column.unit else text


def number(value):
    """A Decimal as the float that programs reckon with; as text where a float cannot hold each of its digits."""
    near = float(value)
    return near if Decimal(repr(near)) == value else format(value, "f")
