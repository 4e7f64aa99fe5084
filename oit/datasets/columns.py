"""One column of a dataset: its headings, its type, and how a cell of it is read."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cms.thai.dates import parse_date
from cms.thai.names import is_thai
from cms.thai.typed import quote, tidy
from cms.thai.years import Month

from .computed import Computed

MAX_DIGITS = 15
MAX_TEXT = 5000
NOTHING = {"", "-", "–", "—"}
KEY = re.compile(r"[a-z][a-z0-9_]*")
# Thousands separators must stand where they belong: "1,50" is more likely a slip than 150.
NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
# How amounts are written by hand in Thailand: "1,500.-", "1,500 บาท", "฿1,500".
BAHT = re.compile(r"^฿\s*|\s*บาท$|\.[-–]$")
# What no text should hold and databases refuse: control characters, halves of surrogate pairs.
UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def localized(th, en):
    """The wording for the active language: Thai for Thai, otherwise English, or Thai where there is none."""
    return th if is_thai() else en or th


def in_language(language, words):
    """The ``words``, which may wait for a language, in this one."""
    with override(language):
        return str(words)


class ColumnType(TextChoices):
    """How cells are stored: text as str, integer as int, decimal (money) as "1234.50", date and month
    as ISO ("2023-10-05", "2023-10"), choice as its value."""

    TEXT = "text", gettext_lazy("text")
    INTEGER = "integer", gettext_lazy("whole number")
    DECIMAL = "decimal", gettext_lazy("amount")
    DATE = "date", gettext_lazy("date")
    MONTH = "month", gettext_lazy("month")
    CHOICE = "choice", gettext_lazy("choice")
    PERCENT = "percent", gettext_lazy("per cent")


def _choice(value, th, en=None):
    return value, th, th if en is None else en


class CellError(ValueError):
    """Says, as a whole sentence in the active language, what is wrong with a cell's value."""


@dataclass(frozen=True)
class Column:
    """A declared column.

    th and en are its headings; unit_*, help_* and group_* (a heading over several neighbouring
    columns) likewise. choices are (value, th, en) triples. total adds the column up. required cells
    may be empty in a table that is saved, and are then listed by Schema.missing(). minimum and maximum
    hold for integers and decimals; a minimum of None allows figures below zero. choices may also be
    those of an enumeration, (value, translated label) pairs. computed works the column's figures out
    of two others of the row; such a column is shown and never typed. Per cent is always computed.
    """

    key: str
    th: str
    en: str
    type: ColumnType = ColumnType.TEXT
    required: bool = False
    total: bool = False
    unit_th: str = ""
    unit_en: str = ""
    choices: tuple = ()
    help_th: str = ""
    help_en: str = ""
    group_th: str = ""
    group_en: str = ""
    minimum: int | None = 0
    maximum: int | None = None
    computed: Computed | None = None

    def __post_init__(self):
        if not KEY.fullmatch(self.key) or self.key == "id":
            raise ValueError(
                f"{self.key!r} cannot be a column's key: use small letters, digits and _, not id"
            )
        if self.total and not self.is_number:
            raise ValueError(f"{self.key!r} is not a number and cannot have a total")
        if self.computed and (self.required or self.total or not self.is_number):
            raise ValueError(
                f"{self.key!r} is computed: a number that is neither required nor added up itself"
            )
        if self.type == ColumnType.PERCENT and not self.computed:
            raise ValueError(f"{self.key!r} is typed and cannot be of the type percent")
        object.__setattr__(self, "type", ColumnType(self.type))
        object.__setattr__(self, "choices", tuple(_choice(*choice) for choice in self.choices))

    @property
    def label(self):
        return localized(self.th, self.en)

    @property
    def unit(self):
        return localized(self.unit_th, self.unit_en)

    @property
    def help(self):
        return localized(self.help_th, self.help_en)

    @property
    def group(self):
        return localized(self.group_th, self.group_en)

    @property
    def is_text(self):
        return self.type == ColumnType.TEXT

    @property
    def is_number(self):
        return self.type in (ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.PERCENT)

    @property
    def choice_labels(self):
        return [localized(th, en) for _value, th, en in self.choices]

    def choice_label(self, value):
        """The label of a choice in the active language, or the value itself if it is no longer one."""
        return str(next((localized(th, en) for key, th, en in self.choices if key == value), value))

    @cached_property
    def choices_by_word(self):
        """``{value or label in small letters: value}``; labels in both languages, whichever is active."""
        words = {}
        for value, th, en in self.choices:
            for word in (value, in_language("th", th), in_language("en", en)):
                words.setdefault(str(word).casefold(), value)
        return words

    def value(self, row):
        """What the row (or the totals) has in this column, worked out where it is computed; None for nothing."""
        return self.computed(row) if self.computed else row.get(self.key)

    def clean(self, value):
        """The value as stored, or None for nothing. Raises CellError."""
        if isinstance(value, float):
            # Spreadsheets keep 0.3 as 0.30000000000000004.
            value = format(Decimal(repr(round(value, 6))), "f")
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int | Decimal)):
            raise CellError(_("This cell holds something that is not text or a number. Write it again."))
        text = UNSTORABLE.sub("", "" if value is None else str(value)).strip()
        if text in NOTHING:
            return None
        return READERS[self.type](self, text)


def read_text(column, text):
    if len(text) > MAX_TEXT:
        raise CellError(
            _("The text is longer than %(limit)s characters. Shorten it.") % {"limit": f"{MAX_TEXT:,}"}
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_number(column, text, complaint):
    plain = BAHT.sub("", tidy(text))
    if not NUMBER.fullmatch(plain):
        raise CellError(complaint)
    number = Decimal(plain.replace(",", "")) + 0  # +0 turns -0 into 0
    if abs(number) >= 10**MAX_DIGITS:
        raise CellError(
            _("“%(value)s” is too large: at most %(limit)s digits are kept.")
            % {"value": quote(text), "limit": MAX_DIGITS}
        )
    if column.minimum is not None and number < column.minimum:
        raise CellError(
            _("“%(value)s” is too small. Write %(minimum)s or more.")
            % {"value": quote(text), "minimum": column.minimum}
        )
    if column.maximum is not None and number > column.maximum:
        raise CellError(
            _("“%(value)s” is too large. Write %(maximum)s or less.")
            % {"value": quote(text), "maximum": column.maximum}
        )
    return number


def read_integer(column, text):
    complaint = _("“%(value)s” is not a whole number. Write digits such as 12.") % {"value": quote(text)}
    number = read_number(column, text, complaint)
    if number != number.to_integral_value():
        raise CellError(complaint)
    return int(number)


def read_decimal(column, text):
    complaint = _("“%(value)s” is not an amount. Write a number such as 1234.50.") % {"value": quote(text)}
    number = read_number(column, text, complaint)
    if number != round(number, 2):
        raise CellError(
            _("“%(value)s” has more than two decimals. Write an amount such as 1234.50.")
            % {"value": quote(text)}
        )
    return f"{number:.2f}"


def read_date(column, text):
    try:
        return parse_date(text).isoformat()
    except ValueError as error:
        raise CellError(str(error)) from error


def read_month(column, text):
    # A month is read as its first day, so that it may be typed in every form a date may.
    for first_day in (f"{text}-1", f"1 {text}", f"1/{text}"):
        try:
            return Month.of(parse_date(first_day)).to_iso()
        except ValueError:
            continue
    raise CellError(
        _("“%(value)s” is not a month. Write a month such as ต.ค. 2566, 10/2566 or 2023-10.")
        % {"value": quote(text)}
    )


def read_choice(column, text):
    if text.casefold() in column.choices_by_word:
        return column.choices_by_word[text.casefold()]
    raise CellError(
        _("“%(value)s” is not one of the choices. Choose one of: %(choices)s.")
        % {
            "value": quote(text),
            "choices": ", ".join(str(localized(th, en)) for _value, th, en in column.choices),
        }
    )


READERS = {
    ColumnType.TEXT: read_text,
    ColumnType.INTEGER: read_integer,
    ColumnType.DECIMAL: read_decimal,
    ColumnType.DATE: read_date,
    ColumnType.MONTH: read_month,
    ColumnType.CHOICE: read_choice,
}
