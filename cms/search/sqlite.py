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
# So many texts are compared.
COMPARED = 1000
# The columns of the table are autocomplete, body and title. To compare all texts takes long where thousands have the
# words: then a word says little, and the newest will do.
_BEST = """
    SELECT CAST(entry.object_id AS INTEGER), found.score, entry.title, {body}
    FROM (
        SELECT rowid, MAX(score) AS score FROM (
            SELECT * FROM (
                SELECT rowid, -bm25(wagtailsearch_indexentry_fts, 0.0, 1.0, 6.0) AS score
                FROM wagtailsearch_indexentry_fts WHERE wagtailsearch_indexentry_fts MATCH %(in_title)s
                ORDER BY rowid DESC LIMIT %(compared)s
            )
            UNION ALL
            SELECT * FROM (
                SELECT rowid, -bm25(wagtailsearch_indexentry_fts, 0.0, 1.0, 6.0) AS score
                FROM wagtailsearch_indexentry_fts WHERE wagtailsearch_indexentry_fts MATCH %(somewhere)s
                ORDER BY rowid DESC LIMIT %(compared)s
            )
        ) GROUP BY rowid ORDER BY score DESC LIMIT %(number)s
    ) AS found
    JOIN wagtailsearch_indexentry AS entry ON entry.id = found.rowid
    ORDER BY found.score DESC, found.rowid DESC
"""


def row(words):
    """The columns of an IndexEntry with the ``words``, ``{title, place, body, autocomplete: [word]}``."""
    columns = {**words, "body": [*words["place"], *words["body"]]}
    return {column: " ".join(columns[column]) for column in ("title", "body", "autocomplete")}


def expression(word, prefix=False):
    return SearchQueryExpression(Lexeme(word, prefix=prefix))


def best(places, wanted, number, with_body=False):
    """The best ``number`` of the objects that have the words ``wanted``: ``[(id, score, words of title, of text)]``.

    ``places``: words of which each must be there. ``wanted``: groups of which each must be there; a group is a list of
    alternatives, an alternative a list of words that must all be there. The score is larger for a better one; the words
    of the text are given if asked for.
    """
    words = _match(wanted)
    values = {
        "in_title": f"{_all(places)} AND {{title}} : ({words})",
        "somewhere": f"{_all(places)} AND {words}",
        "compared": COMPARED,
        "number": number,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEST.format(body="entry.body" if with_body else "''"), values)
        return cursor.fetchall()


def _match(wanted):
    return " AND ".join("({})".format(" OR ".join(_all(words) for words in group)) for group in wanted)


def _all(words):
    return "({})".format(" AND ".join(f'"{word}"' for word in words))
