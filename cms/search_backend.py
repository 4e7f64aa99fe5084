"""The database's own search, for words as people type them."""

from wagtail.search.backends import database


class PlainWords:
    """For a search backend: a quotation mark in the words is no part of the query's grammar.

    SQLite's full-text search takes it for one and fails where a second one is missing.
    """

    def search(self, query, *args, **kwargs):
        return super().search(_plain(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(_plain(query), *args, **kwargs)


def SearchBackend(params):  # Wagtail looks for this name.
    """The backend of the database that is used, made to take plain words."""
    backend = type(database.SearchBackend(params))
    return type(backend.__name__, (PlainWords, backend), {})(params)


def _plain(query):
    """``query`` without quotation marks. Of nothing but marks a "?" is left, which finds nothing."""
    if not isinstance(query, str) or '"' not in query:
        return query
    return query.replace('"', " ").strip() or "?"
