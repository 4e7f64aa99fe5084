"""Thai citizen numbers: thirteen digits, the last of which is worked out of the others."""

import re

from cms.thai.digits import to_arabic

# Together, or in groups as they are printed on the card: 1-2345-67890-12-1. Those of firms begin with 0.
CITIZEN_ID = re.compile(
    r"(?<!\d)(?<!\d[ -])[1-8](?:\d{12}|(?P<gap>[ -])\d{4}(?P=gap)\d{5}(?P=gap)\d\d(?P=gap)\d)(?!\d)"
)
_PLAIN = str.maketrans("\u00a0\u2010\u2011\u2012\u2013", " ----")
SHOWN = 4


def citizen_ids_in(text):
    """The citizen numbers in ``text`` as thirteen digits, in their order; only those whose last digit is right."""
    for match in CITIZEN_ID.finditer(to_arabic(text).translate(_PLAIN)):
        digits = re.sub(r"\D", "", match.group())
        if is_citizen_id(digits):
            yield digits


def is_citizen_id(digits):
    """Whether the last of thirteen ``digits`` follows from the twelve before (Department of Provincial Administration:
    weights 13 to 2, modulo 11, subtracted from 11; the last digit of that)."""
    total = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), digits[:12], strict=True))
    return len(digits) == 13 and int(digits[12]) == (11 - total % 11) % 10


def masked(digits):
    """The number with all but its last four digits hidden: "×××××××××0121"."""
    return "×" * (len(digits) - SHOWN) + digits[-SHOWN:]
