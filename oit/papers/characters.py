"""Characters that office files cannot hold: Excel and Word refuse a file with one of them anywhere in it."""

from oit.datasets.columns import UNSTORABLE


def holdable(text):
    """The text without the characters that XML does not allow, such as those pasted from a slide."""
    return UNSTORABLE.sub("", text)
