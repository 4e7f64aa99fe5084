import re
from html import unescape

TAG = re.compile("<[^>]*>")


def has_words(html):
    """Whether rich text, of a field or of a block, says anything: markup and spaces alone do not count."""
    source = getattr(html, "source", html)
    return bool(unescape(TAG.sub("", source or "")).strip())


def words_of(text):
    """The rich text of a block (a RichText, or HTML), or "" where nobody wrote anything."""
    return text if has_words(getattr(text, "source", text)) else ""
