"""Who keeps a page, where somebody is named. Whoever knows registers it, in the ``ready`` of its app.

A page that nobody is named for is looked after by the line of work that is responsible for it.
"""

_knowing = []


def register(find):
    """Adds a function from a list of Pages, of one station, to ``{number of a page: User}`` of those it knows."""
    _knowing.append(find)


def keepers_of(pages):
    """``{number of a page: User}`` of the ``pages``, Pages of one station in any language."""
    pages = list(pages)
    found = {}
    for find in _knowing:
        found = {**find(pages), **found}
    return found
