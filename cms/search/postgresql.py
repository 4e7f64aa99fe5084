"""The index in PostgreSQL's text search. Its own parser and dictionaries are not asked: the words are ready."""

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
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
WEIGHTS = {"title": "A", "place": "", "body": ""}
# To compare texts takes long: first those of which the title has the words, and so many for each that is wanted. Where
# thousands have the words, a word says little, and any will do.
COMPARED_FOR_EACH = 1.25
_BEST = """
    WITH found AS (
        (SELECT id FROM wagtailsearch_indexentry WHERE title @@ %(wanted)s::tsquery LIMIT %(compared)s)
        UNION ALL
        (
            SELECT id FROM wagtailsearch_indexentry
            WHERE body @@ %(wanted)s::tsquery AND NOT title @@ %(wanted)s::tsquery LIMIT %(compared)s
        )
        LIMIT %(compared)s
    ), scored AS (
        SELECT id, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', body, %(any)s::tsquery, 1) AS score
        FROM wagtailsearch_indexentry WHERE id IN (SELECT id FROM found)
        ORDER BY score DESC, id DESC LIMIT %(number)s
    )
    SELECT object_id::integer, score, title_text, {body}
    FROM scored JOIN wagtailsearch_indexentry USING (id) ORDER BY score DESC, id DESC
"""


class WordsQuery(SearchQuery):
    """A query of words that are ready: nothing parses or stems them."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, function, "(%(expressions)s)::tsquery")


def row(words):
    """The columns of an IndexEntry with the ``words``, ``{column: [word]}``."""
    title, place, body = ([(word, weight) for word in words[column]] for column, weight in WEIGHTS.items())
    # Only single columns have an index, and a search is narrowed by the place first.
    return {
        "title": _vector([*title, *place]),
        "body": _vector([*title, *place, *body]),
        "autocomplete": _vector([(word, "") for word in words["autocomplete"]]),
        "title_text": " ".join(words["title"]),
        "body_text": " ".join([*words["place"], *words["body"]]),
    }


def _vector(weighed):
    """The tsvector, as PostgreSQL reads it, of ``[(word, weight)]`` in order."""
    positions = {}
    for number, (word, weight) in enumerate(weighed, start=1):
        at = positions.setdefault(word, [])
        if len(at) < MOST_POSITIONS:
            at.append(f"{min(number, LAST_POSITION)}{weight}")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in positions.items())


def expression(word, prefix=False):
    return WordsQuery(Lexeme(word, prefix=prefix), search_type="raw")


def best(places, wanted, number, with_body=False):
    """The same as in ``sqlite``."""
    values = {
        "wanted": _match([[places], *wanted]),
        "any": " | ".join(_any(group) for group in wanted),
        "compared": int(COMPARED_FOR_EACH * number),
        "number": number,
    }
    return _rows(_BEST.format(body="body_text" if with_body else "''"), values)


def _rows(query, values):
    """The rows of the ``query``, answered from the index.

    The planner takes reading every text for cheaper where a word is in most of them: it does not reckon with unpacking
    them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(query, values)
        return cursor.fetchall()


def _match(wanted):
    return " & ".join(map(_any, wanted))


def _any(group):
    return "({})".format(" | ".join(_all(words) for words in group))


def _all(words):
    return "({})".format(" & ".join(f"'{word}'" for word in words))
