"""What several sections of one page are made from is made once while they are all made."""

from contextlib import contextmanager


@contextmanager
def shown_together(page):
    """While it lasts, nothing on ``page`` changes, and ``once`` remembers."""
    page._made_once = {}
    try:
        yield
    finally:
        del page._made_once


def once(page, key, make):
    """What the function ``make`` gives; the same again while the sections of ``page`` are being made."""
    made = vars(page).get("_made_once")
    if made is None:
        return make()
    if key not in made:
        made[key] = make()
    return made[key]
