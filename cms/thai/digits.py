"""Thai digits (๐-๙) and Arabic digits (0-9), one for one."""

from contextvars import ContextVar

# Whether dates of the page being made are written in Thai digits: the choice of its station.
dates_in_thai_digits: ContextVar[bool] = ContextVar("dates_in_thai_digits", default=False)

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)


def to_thai(text) -> str:
    """`text` (anything with a str) with every Arabic digit as a Thai one: "12 ก.ค." is "๑๒ ก.ค."."""
    return str(text).translate(_TO_THAI)


def to_arabic(text) -> str:
    """`text` (anything with a str) with every Thai digit as an Arabic one: "๒๕๖๗" is "2567"."""
    return str(text).translate(_TO_ARABIC)
