"""What the short form of a month consists of: a piece for each element of the item that is filled in by month."""

import json
from dataclasses import replace
from functools import cached_property

from django.core.exceptions import ValidationError
from wagtail.blocks.base import BlockField
from wagtail.blocks.struct_block import BlockGroup

from oit.datasets.blocks import fresh_copy
from oit.datasets.forms import BoundDatasetFormField
from oit.datasets.problems import DatasetError
from oit.elements import MonthlyDatasetElement
from oit.elements.monthly import MonthlyElement, OfTheMonthsElement
from oit.elements.taking import block_for, leave_out

from .starting import rows_without_figures, without_figures


class BlockPiece:
    """A month in a stream of months. ``page``: an ItemPage, the newest draft. ``rule``: the element in the edition."""

    def __init__(self, page, rule, declared, month):
        self.page, self.rule, self.declared, self.month = page, rule, declared, month

    @property
    def key(self):
        return self.rule.key

    @cached_property
    def block(self):
        """The block without the choice of the month, and without nothing to report where that is not allowed."""
        whole = self._stream(self.page).stream_block.child_blocks["month"]
        left_out = {"month"} if self.rule.nil else {"month", "nothing"}
        block = fresh_copy(whole)
        block.child_blocks = type(whole.child_blocks)(
            (name, child) for name, child in whole.child_blocks.items() if name not in left_out
        )
        block.meta = type(whole.meta)()
        vars(block.meta).update(vars(whole.meta), form_layout=BlockGroup(list(block.child_blocks)))
        block.label = self.month.label()
        return block

    def field(self):
        return BlockField(self.block, required=False, label=str(self.rule.title))

    def initial(self):
        return self._as_block(self._value(self.month) or {})

    def start(self, month):
        """What another month says, to begin with, without its figures, files and days; None where it says nothing."""
        there = self._value(month)
        return self._as_block(without_figures(self.block, there)) if there else None

    def stored(self):
        """What the page says of the month, as text that is the same as long as nobody changed it."""
        value = self._value(self.month)
        return json.dumps(value.block.get_prep_value(value) if value else None, sort_keys=True, default=str)

    def put(self, page, value):
        """Puts what the form says into ``page``. A month of which nothing is said is taken out."""
        iso, name = self.month.to_iso(), self.declared.fields[0]
        if any(value.get(child) for child in self.block.child_blocks):
            block_for(page, name, "month", month=iso).update(value)
        else:
            leave_out(self._stream(page), lambda child: child.value["month"] == iso)

    def _as_block(self, given):
        """A value of the ``block``; what is not ``given`` is as in a new one."""
        value = self.block.get_default()
        value.update({name: each for name, each in given.items() if name in self.block.child_blocks})
        return value

    def _stream(self, page):
        return getattr(page, self.declared.fields[0])

    def _value(self, month):
        iso = month.to_iso()
        return next((child.value for child in self._stream(self.page) if child.value["month"] == iso), None)


class DatasetPiece:
    """The rows of a month in a table of the whole year. Arguments as of BlockPiece."""

    def __init__(self, page, rule, declared, month):
        self.page, self.rule, self.declared, self.month = page, rule, declared, month

    @property
    def key(self):
        return self.rule.key

    @cached_property
    def schema(self):
        """The columns without that of the month."""
        whole = self.declared.schema(self.page)
        return replace(
            whole,
            columns=tuple(column for column in whole.columns if column.key != "month"),
            row_header=self.declared.by or None,
            unique=tuple(key for key in whole.unique if key != "month"),
            max_rows=1 if whole.unique == ("month",) else whole.max_rows,
        )

    def field(self):
        return BoundDatasetFormField(self.schema, required=False, label=str(self.rule.title))

    def initial(self):
        """The rows of the month; where there are none, those that the form asks for, without figures."""
        if rows := self._rows(self.month):
            return rows
        column = self.schema.by_key.get(self.declared.by)
        return [{self.declared.by: value} for value, _th, _en in column.choices] if column else [{}]

    def start(self, month):
        return rows_without_figures(self.schema, self._rows(month)) or None

    def stored(self):
        return json.dumps(self._rows(self.month), sort_keys=True)

    def put(self, page, value):
        """Raises ValidationError where the rows do not go together with those of the other months."""
        name, iso = self.declared.fields[0], self.month.to_iso()
        given = [{**row, "month": iso} for row in value if self._says_something(row)]
        kept = [row for row in getattr(page, name) if row.get("month") != iso]
        schema = self.declared.schema(page)
        try:
            setattr(page, name, schema.clean([*schema.without_unknown(kept), *given]))
        except DatasetError as error:
            raise ValidationError(error.messages) from error

    def _says_something(self, row):
        return any(
            row.get(column.key) is not None
            for column in self.schema.typed_columns
            if column.key != self.declared.by
        )

    def _rows(self, month):
        iso = month.to_iso()
        rows = [row for row in getattr(self.page, self.declared.fields[0]) if row.get("month") == iso]
        return self.schema.without_unknown(rows)


def pieces_of(page, month):
    """The pieces of one ``month`` of the ItemPage ``page``, in the edition's order; none for what is kept elsewhere."""
    found = []
    for rule in page.item.elements:
        declared, kind = page.declared(rule.key), None
        if isinstance(declared, MonthlyDatasetElement):
            kind = DatasetPiece
        elif isinstance(declared, MonthlyElement) and not isinstance(declared, OfTheMonthsElement):
            kind = BlockPiece
        if kind:
            found.append(kind(page, rule, declared, month))
    return found
