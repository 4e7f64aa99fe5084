"""The columns that an edition gives to a dataset in place of those of ``oit.schemas``."""

from cms.lines_of_work import LineOfWork
from oit.datasets.columns import Column, ColumnType
from oit.datasets.computed import Difference, Percentage, Product, Sum
from oit.datasets.schema import Schema
from oit.indicators import Indicator

from .reading import Reader

DATASET_KEYS = {"key", "th", "en", "row_header", "unique", "columns"}
# Texts of a column that it may be without.
WORDS = ("unit_th", "unit_en", "help_th", "help_en", "group_th", "group_en")
COLUMN_KEYS = {
    *("key", "th", "en", "type", "required", "total", "choices", "minimum", "maximum", "computed"), *WORDS,
}  # fmt: skip
COMPUTATIONS = {"sum": Sum, "difference": Difference, "product": Product, "percentage": Percentage}
# Lists of choices that an edition names and does not repeat.
CHOICES = {"lines-of-work": LineOfWork.choices, "indicators": Indicator.choices}


class DatasetReader(Reader):
    """Turns the tables ``[[datasets]]`` of one file into Schemas."""

    def datasets(self, data):
        """``{key: Schema}`` of every dataset that the file describes; raises EditionError."""
        if "datasets" not in data:
            return {}
        found = [self.dataset(raw) for raw in self.tables(data, "datasets")]
        self.unique("dataset", [schema.key for schema in found])
        return {schema.key: schema for schema in found}

    def dataset(self, raw):
        with self.inside(f"dataset {raw.get('key', '?')}"):
            self.only(raw, DATASET_KEYS)
            words = self.words(raw)
            columns = [self.column(each) for each in self.tables(raw, "columns")]
            self.unique("column", [column.key for column in columns])
            return self.made(
                Schema,
                key=self.need(raw, "key"),
                th=words.th,
                en=words.en,
                columns=columns,
                row_header=self.optional(raw, "row_header", "") or None,
                unique=tuple(self.optional(raw, "unique", [])),
            )

    def column(self, raw):
        with self.inside(f"column {raw.get('key', '?')}"):
            self.only(raw, COLUMN_KEYS)
            words = self.words(raw)
            limits = {
                name: self.of_kind(name, raw[name], int) for name in ("minimum", "maximum") if name in raw
            }
            return self.made(
                Column,
                key=self.need(raw, "key"),
                th=words.th,
                en=words.en,
                type=self.type(raw),
                required=self.optional(raw, "required", False),
                total=self.optional(raw, "total", False),
                choices=self.choices(raw),
                computed=self.computed(raw),
                **{name: self.optional(raw, name, "") for name in WORDS},
                **limits,
            )

    def made(self, kind, **values):
        """A Column or Schema. What it refuses is said with the place in the file."""
        try:
            return kind(**values)
        except ValueError as error:
            return self.fail(f"{error}.")

    def type(self, raw):
        name = self.optional(raw, "type", "text")
        if name not in ColumnType.values:
            self.fail(f"unknown type “{name}”. Known are {', '.join(ColumnType.values)}.")
        return ColumnType(name)

    def choices(self, raw):
        given = raw.get("choices", [])
        if isinstance(given, str):
            if given not in CHOICES:
                self.fail(f"unknown choices “{given}”. Known are {', '.join(CHOICES)}, or a list of tables.")
            return CHOICES[given]
        if raw.get("type") == ColumnType.CHOICE and not given:
            self.fail("“choices” is missing.")
        tables = [self.of_kind("choices", each, dict) for each in self.of_kind("choices", given, list)]
        for each in tables:
            self.only(each, {"key", "th", "en"})
        return tuple((self.need(each, "key"), *self.both(each)) for each in tables)

    def both(self, raw):
        words = self.words(raw)
        return words.th, words.en

    def computed(self, raw):
        """The Computed that an entry such as ``{ difference = ["allocated", "spent"] }`` stands for, or None."""
        given = self.optional(raw, "computed", {})
        if not given:
            return None
        (name, keys), *more = given.items()
        if more or name not in COMPUTATIONS:
            self.fail(f"“computed” names one of {', '.join(COMPUTATIONS)}.")
        if not isinstance(keys, list) or len(keys) != 2:
            self.fail(f"“computed”: {name} takes the keys of two columns.")
        return COMPUTATIONS[name](*keys)
