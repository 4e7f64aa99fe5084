"""What stands on a sign, as plain data: kept with the sign as it was made, and set by ``sign.typ``.

Each function gives one block. Texts are ``Both``; pictures are numbers of StationImages.
"""


def text(both):
    """A paragraph in large type."""
    return {"block": "text", "text": both.as_data()}


def quote(both, signed):
    """The words of somebody, and below them who says so: a list of Both."""
    return {"block": "quote", "text": both.as_data(), "signed": [each.as_data() for each in signed if each]}


def symbol(name):
    """A drawing of static/images."""
    return {"block": "symbol", "name": name}


def arrow(direction):
    """``direction``: a Direction."""
    return {"block": "arrow", "direction": str(direction)}


def rows(entries, caption=None):
    """A table of two columns. ``entries``: ``(label, value, note)``; the note may be empty."""
    return {
        "block": "rows",
        "caption": caption.as_data() if caption else None,
        "rows": [
            {"label": label.as_data(), "value": value.as_data(), "note": note.as_data() if note else None}
            for label, value, note in entries
        ],
    }


def points(entries):
    """A list of short texts."""
    return {"block": "points", "points": [each.as_data() for each in entries]}


def numbers(entries):
    """Telephone numbers to be read from afar. ``entries``: ``(number, label)``."""
    return {
        "block": "numbers",
        "numbers": [{"number": number, "label": label.as_data()} for number, label in entries if number],
    }


def steps(entries):
    """Numbered steps. ``entries``: ``(title, text, time, picture)``; all but the title may be empty."""
    return {
        "block": "steps",
        "steps": [
            {"title": title.as_data(), "text": words.as_data(), "time": time.as_data(), "picture": picture}
            for title, words, time, picture in entries
        ],
    }
