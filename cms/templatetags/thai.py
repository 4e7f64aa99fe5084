"""Template filters that write dates, numbers and Thai text the way people here read them.

All follow the active language, and give "" for nothing.
"""

import datetime
import html
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from django import template
from django.utils.safestring import SafeData, SafeString

from cms.bilingual import active_language
from cms.markup import markup, markup_of_each
from cms.thai.dates import format_date
from cms.thai.digits import dates_in_thai_digits, to_thai
from cms.thai.names import is_thai
from cms.thai.telephones import dialled, grouped
from cms.thai.years import FiscalYear, Month

register = template.Library()

# U+200B is the hint an editor leaves where a heading may break. A no-break space is not a break.
_BREAKS = re.compile(r"([ \t\r\n\u200b]+)")


@register.filter
def thaidate(date: datetime.date | None, style: str = "long", lang: str | None = None) -> str:
    """`{{ d|thaidate }}`, `{{ d|thaidate:"short" }}`; styles: long, short, numeric, month.

    Whoever writes many at once says in which `lang`, and it is not looked up for each.
    """
    return format_date(date, style, lang, thai_digits=dates_in_thai_digits.get())


@register.simple_tag
def days(
    first: datetime.date | None,
    last: datetime.date | None = None,
    length: str = "short",
    lang: str | None = None,
) -> SafeString:
    """One day, or the first and the last of several: `{% days first last %}`; "–" where nothing is known.

    `lang`: as for `thaidate`.
    """
    if not first:
        return SafeString("–")
    shown = [first] if last in (None, "", first) else [first, last]
    each_day = ((each.isoformat(), thaidate(each, length, lang)) for each in shown)
    return markup_of_each('<time datetime="{}">{}</time>', each_day, " – ")


@register.filter
def month_label(month: Month | datetime.date | str | None, style: str = "long") -> str:
    """A month's name and year from a `Month`, a date or ISO text ("2023-10"); style: long, short."""
    if not month:
        return ""
    if isinstance(month, datetime.date):
        month = Month.of(month)
    elif not isinstance(month, Month):
        month = Month.from_iso(month)
    return _in_station_digits(month.short_label() if style == "short" else month.label())


@register.filter
def fiscal_year_label(year: FiscalYear | int | None) -> str:
    """The label "ปีงบประมาณ พ.ศ. 2567" from a `FiscalYear` or its number in พ.ศ."""
    return _in_station_digits(FiscalYear(int(year)).label()) if year else ""


def _in_station_digits(text):
    return to_thai(text) if dates_in_thai_digits.get() and is_thai() else text


@register.filter
def thai_digits(value) -> str:
    """The text or number in Thai digits. For text, not for markup: a digit in a tag would change too."""
    return "" if value is None else to_thai(value)


@register.filter
def phone(number: str | None) -> str:
    """A telephone number to be read: "076 000 191", "081 234 5678"; short numbers as they are."""
    return grouped(number) if number else ""


@register.filter
def tel(number: str | None) -> str:
    """The address of a telephone link: "tel:076000191", in English "tel:+6676000191"."""
    digits = dialled(number, abroad=not is_thai()) if number else ""
    return f"tel:{digits}" if digits else ""


@register.filter
def phrases(text: str | None) -> SafeString:
    """A heading whose lines break only between its phrases, each in `<span class="phrase">`.

    Phrases end at a space, which is kept, or at U+200B, which leaves nothing. The text is plain:
    what looks like markup is shown as typed, also when the text was marked safe. A `Text` in another
    language than the page stays marked as such, by a `<span lang>` around the phrases.
    """
    plain = html.unescape(text) if isinstance(text, SafeData) else str(text or "")
    marked = _in_phrases(plain)
    lang = getattr(text, "lang", None)
    return markup('<span lang="{}">{}</span>', lang, marked) if lang and lang != active_language() else marked


@lru_cache(maxsize=4096)
def _in_phrases(plain):
    # The repetition mark must never start a line.
    pieces = _BREAKS.split(plain.strip(" \t\r\n\u200b").replace(" ๆ", "\u00a0ๆ"))
    parts, breaks = pieces[::2], [*pieces[1::2], "\u200b"]
    spaces = (" " if separator.strip("\u200b") else "" for separator in breaks)
    pairs = ((part, space) for part, space in zip(parts, spaces, strict=True) if part)
    return markup_of_each('<span class="phrase">{}</span>{}', pairs, "")


@register.filter
def filesize_label(size: int | None) -> str:
    """A size in bytes as "412 KB" or "1.2 MB" (1 KB is 1,024 bytes); anything there is at least 1 KB."""
    if size is None or size == "":
        return ""
    amount, unit = int(size) / 1024, "KB"
    if amount > 0:
        amount = max(amount, 1)
    for larger in ("MB", "GB"):
        if round(amount) >= 1024:
            amount, unit = amount / 1024, larger
    decimals = 1 if unit != "KB" and amount < 9.95 else 0
    return f"{amount:.{decimals}f} {unit}".replace(".0 ", " ")


@register.filter
def baht(amount: Decimal | int | str | None) -> str:
    """An amount with thousands and satang: "1,234.50". What is not a number is shown as it is."""
    if amount is None:
        return ""
    try:
        number = Decimal(str(amount))
        return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}" if number.is_finite() else str(amount)
    except InvalidOperation:
        return str(amount)
