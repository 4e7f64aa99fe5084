"""The index in PostgreSQL's text search. Its own parser and dictionaries are not asked: the words are ready."""

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.postgres.query import Lexeme

from .vendors import Vendor

VENDOR = Vendor(
    backend=postgres.PostgresSearchBackend,
    index=postgres.PostgresIndex,
    indexer=postgres.ObjectIndexer,
    compiler=postgres.PostgresSearchQueryCompiler,
    autocomplete_compiler=postgres.PostgresAutocompleteQueryCompiler,
)
# What a tsvector holds at most (PostgreSQL's documentation, "Limitations" of text search).
LAST_POSITION, MOST_POSITIONS = 16_383, 255
# Those with the words in their title come first. To compare the texts of all others would take long where there are
# thousands: then a word says little, and any of them will do.
_BEST = """
    WITH in_title AS (
        SELECT id FROM wagtailsearch_indexentry WHERE title @@ %(wanted)s::tsquery
        ORDER BY ts_rank('{{0.1, 0.2, 0.4, 1.0}}', title, %(any)s::tsquery) DESC, id DESC LIMIT %(number)s
    ), somewhere AS (
        SELECT id FROM wagtailsearch_indexentry WHERE (title || body) @@ %(wanted)s::tsquery LIMIT %(number)s
    )
    SELECT object_id::integer, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', title || body, %(any)s::tsquery, 1) AS score,
        title_text, {body}
    FROM wagtailsearch_indexentry
    WHERE id IN (SELECT id FROM in_title UNION SELECT id FROM somewhere)
    ORDER BY score DESC LIMIT %(number)s
"""


class WordsQuery(SearchQuery):
    """A query of words that are ready: nothing parses or stems them."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, function, "(%(expressions)s)::tsquery")


def row(words):
    """The columns of an IndexEntry with the ``words``, ``{column: [word]}``."""
    vectors = {column: _vector(each, "A" if column == "title" else "") for column, each in words.items()}
    return {**vectors, "title_text": " ".join(words["title"]), "body_text": " ".join(words["body"])}


def _vector(words, weight):
    positions = {}
    for number, word in enumerate(words, start=1):
        at = positions.setdefault(word, [])
        if len(at) < MOST_POSITIONS:
            at.append(f"{min(number, LAST_POSITION)}{weight}")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in positions.items())


def expression(word, prefix=False):
    return WordsQuery(Lexeme(word, prefix=prefix), search_type="raw")


def best(wanted, number, with_body=False):
    """The same as in ``sqlite``."""
    groups = [" | ".join("({})".format(" & ".join(f"'{word}'" for word in words)) for words in group) for group in wanted]
    values = {
        "wanted": " & ".join(f"({group})" for group in groups),
        "any": " | ".join(f"({group})" for group in groups),
        "number": number,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEST.format(body="body_text" if with_body else "''"), values)
        return cursor.fetchall()
