"""Files that a later room draws of a page that guides people: a picture of its steps, a sheet to print.

The room that can draw them registers here, so that the page links to them without knowing of it.
"""

_drawn = []


def register(files_of):
    """Adds a function from ``(page, request)`` to a list of ``{label, format, url}``."""
    _drawn.append(files_of)


def files_of(page, request):
    """The files of the published ``page``, as the registered functions give them."""
    return [file for each in _drawn for file in each(page, request)]
