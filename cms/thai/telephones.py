"""Thai telephone numbers, to be read and to be dialled.

Of the numbers that begin with 0 a mobile one (06, 08, 09) has ten digits and any other nine; only
Bangkok's area code (02) has two digits, the others three (national numbering plan, NBTC). Numbers
without that 0 are short codes such as 191 and 1599.
"""

import re

from .typed import tidy

_MOBILE = ("06", "08", "09")
_WHOLE = re.compile(r"\+?[0-9][0-9 ().-]*")


def grouped(number: str) -> str:
    """A number in groups joined by no-break spaces: "076000191" as "076 000 191".

    What is not one whole number (a short code, a list, an extension) is unchanged.
    """
    text = tidy(number)
    digits = _national(text) if _WHOLE.fullmatch(text) else ""
    if not digits.startswith("0") or len(digits) != _length(digits):
        return str(number)
    area = 2 if digits.startswith("02") else 3
    return "\u00a0".join((digits[:area], digits[area : area + 3], digits[area + 3 :]))


def dialled(number: str, *, abroad: bool = False) -> str:
    """The digits to dial, without what follows the number (an extension, the end of a range).

    `abroad` puts +66 for the leading 0. "" when the text does not start with a number.
    """
    match = _WHOLE.match(tidy(number))
    if match is None:
        return ""
    digits = _national(match[0])
    if not digits.startswith("0"):
        return digits
    digits = digits[: _length(digits)]
    return f"+66{digits[1:]}" if abroad and len(digits) in (9, 10) else digits


def _national(text: str) -> str:
    """The digits as dialled in Thailand; a number of another country keeps its plus sign."""
    digits = re.sub(r"[^0-9]", "", text)
    if not text.startswith("+"):
        return digits
    return "0" + digits[2:].lstrip("0") if digits.startswith("66") else f"+{digits}"


def _length(digits: str) -> int:
    return 10 if digits.startswith(_MOBILE) else 9
