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
# So many texts are compared, which takes long: where thousands have the words, a word says little, and any will do.
COMPARED = 250
_BEST = """
    WITH found AS (
        (
            SELECT id FROM wagtailsearch_indexentry
            WHERE body @@ %(places)s::tsquery AND title @@ %(wanted)s::tsquery LIMIT %(compared)s
        ) UNION (
            SELECT id FROM wagtailsearch_indexentry WHERE body @@ %(somewhere)s::tsquery LIMIT %(compared)s
        )
    ), scored AS (
        SELECT id, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', body, %(any)s::tsquery, 1) AS score
        FROM wagtailsearch_indexentry WHERE id IN (SELECT id FROM found)
        ORDER BY score DESC, id DESC LIMIT %(number)s
    )
    SELECT object_id::integer, score, title_text, {body}
    FROM scored JOIN wagtailsearch_indexentry USING (id) ORDER BY score DESC, id DESC
"""
_COUNT = "SELECT COUNT(*) FROM wagtailsearch_indexentry WHERE body @@ %s::tsquery"


class WordsQuery(SearchQuery):
    """A query of words that are ready: nothing parses or stems them."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, function, "(%(expressions)s)::tsquery")


def row(words):
    """The columns of an IndexEntry with the ``words``, ``{column: [word]}``."""
    title = [(word, "A") for word in words["title"]]
    return {
        "title": _vector(title),
        # With those of the title, since only single columns have an index.
        "body": _vector([*title, *((word, "") for word in words["body"])]),
        "autocomplete": _vector([(word, "") for word in words["autocomplete"]]),
        "title_text": " ".join(words["title"]),
        "body_text": " ".join(words["body"]),
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
        "places": _all(places),
        "wanted": _match(wanted),
        "somewhere": f"{_all(places)} & {_match(wanted)}",
        "any": " | ".join(_any(group) for group in wanted),
        "compared": COMPARED,
        "number": number,
    }
    return _rows(_BEST.format(body="body_text" if with_body else "''"), values)


def count(places, wanted):
    """How many objects have the words."""
    return _rows(_COUNT, [f"{_all(places)} & {_match(wanted)}"])[0][0]


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
    """What finds the same as ``wanted``, which PostgreSQL does not simplify: a word is looked up as often as it stands.

    An alternative that has all words of another and more finds nothing new.
    """
    return " & ".join(_any(_fewest(group)) for group in wanted)


def _fewest(group):
    ways = {frozenset(words): words for words in group}
    return [words for way, words in ways.items() if not any(other < way for other in ways)]


def _any(group):
    return "({})".format(" | ".join(_all(words) for words in group))


def _all(words):
    return "({})".format(" & ".join(f"'{word}'" for word in words))
