from .simple import has_words


def words_of(text):
    """The rich text of a block (a RichText, or HTML), or "" where nobody wrote anything."""
    return text if has_words(getattr(text, "source", text)) else ""
