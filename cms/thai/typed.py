"""What people type, made ready to be read, and quoted back in messages."""

from .digits import to_arabic

# Zero-width characters come along when Thai text is pasted from a web page or a PDF.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_LONGEST_QUOTE = 40


def tidy(text: str) -> str:
    """`text` with Arabic digits, single plain spaces, and no invisible characters."""
    return " ".join(to_arabic(text).translate(_INVISIBLE).split())


def quote(text: str) -> str:
    """`text` short enough to stand inside a message."""
    text = " ".join(str(text).split())
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
