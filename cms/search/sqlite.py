"""The index in SQLite's FTS5."""

from django.db import connection
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression

from .vendors import Vendor

VENDOR = Vendor(
    backend=sqlite.SQLiteSearchBackend,
    index=sqlite.SQLiteIndex,
    indexer=sqlite.ObjectIndexer,
    compiler=sqlite.SQLiteSearchQueryCompiler,
    autocomplete_compiler=sqlite.SQLiteAutocompleteQueryCompiler,
)
# The columns of the table are autocomplete, body and title.
_BEST = """
    SELECT CAST(entry.object_id AS INTEGER), found.score, entry.title, {body}
    FROM (
        SELECT rowid, -bm25(wagtailsearch_indexentry_fts, 0.0, 1.0, 6.0) AS score
        FROM wagtailsearch_indexentry_fts
        WHERE wagtailsearch_indexentry_fts MATCH %s
        ORDER BY score DESC LIMIT %s
    ) AS found
    JOIN wagtailsearch_indexentry AS entry ON entry.id = found.rowid
    ORDER BY found.score DESC
"""


def row(words):
    """The columns of an IndexEntry with the ``words``, ``{column: [word]}``."""
    return {column: " ".join(each) for column, each in words.items()}


def expression(word, prefix=False):
    return SearchQueryExpression(Lexeme(word, prefix=prefix))


def best(wanted, number, with_body=False):
    """The best ``number`` of the objects that have the words ``wanted``: ``[(id, score, words of title, of text)]``.

    ``wanted``: groups of which each must be there; a group is a list of alternatives, an alternative a list of words
    that must all be there. The score is larger for a better one; the words of the text are given if asked for.
    """
    match = " AND ".join(
        "({})".format(" OR ".join("({})".format(" AND ".join(f'"{word}"' for word in words)) for words in group))
        for group in wanted
    )
    with connection.cursor() as cursor:
        cursor.execute(_BEST.format(body="entry.body" if with_body else "''"), [match, number])
        return cursor.fetchall()
