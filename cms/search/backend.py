"""Wagtail's search in the database, made to know Thai words: named in WAGTAILSEARCH_BACKENDS.

What is indexed and what is looked for go through ``words``, so that both databases compare the same words. The tables
are Wagtail's own.
"""

from functools import reduce
from operator import and_, or_

from django.db import connection
from modelsearch.utils import get_content_type_pk
from wagtail.search.index import AutocompleteField, SearchField
from wagtail.search.models import IndexEntry
from wagtail.search.query import Phrase, PlainText

from .words import index_words, kept, run_beginnings, telling, words_of

if connection.vendor == "postgresql":
    from .postgresql import VENDOR, expression, row
else:
    from .sqlite import VENDOR, expression, row

# No text has it: what is looked for where somebody typed nothing but marks.
NOTHING = "zqzq"


class WordIndex(VENDOR.index):
    def add_items(self, model, objs):
        """Puts the objects of one model into the index, or what they say now in place of what they said."""
        content_type = get_content_type_pk(model)
        rows = [
            IndexEntry(content_type_id=content_type, **row(self.texts_of(each)), object_id=each.pk)
            for each in objs
        ]
        if not rows or not model.get_search_fields():
            return
        told = [field.name for field in IndexEntry._meta.concrete_fields]
        IndexEntry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[name for name in told if name not in ("id", "content_type", "object_id")],
        )
        self._refresh_title_norms()

    def texts_of(self, obj):
        """``{title, place, body, autocomplete: its words as they stand in the index}``."""
        texts = {"title": [], "place": [], "body": [], "autocomplete": []}
        indexer = VENDOR.indexer(obj, self.backend)
        for field in indexer.search_fields:
            for part, *_boost, value in indexer.prepare_field(obj, field):
                if isinstance(part, AutocompleteField):
                    texts["autocomplete"] += index_words(value, stems=False)
                elif isinstance(part, SearchField):
                    texts[part.field_name if part.field_name in texts else "body"] += index_words(value)
        return {column: [kept(word) for word in words] for column, words in texts.items()}


class WordCompiler:
    """For a compiler of Wagtail's: what somebody typed becomes words of the index."""

    def build_search_query_content(self, query, config=None):
        return self.words_for(query) or super().build_search_query_content(query, config)

    def build_tsquery_content(self, query, config=None, invert=False):
        found = self.words_for(query)
        if found is None:
            return super().build_tsquery_content(query, config, invert)
        return ~found if invert else found

    def words_for(self, query):
        """The database's expression for what was typed; None where ``query`` is made of other queries."""
        if not isinstance(query, (PlainText, Phrase)):
            return None
        any_of_them = isinstance(query, PlainText) and query.operator == "or"
        return reduce(or_ if any_of_them else and_, self.expressions(query.query_string))

    def expressions(self, text):
        return [expression(kept(word)) for word in telling(words_of(text))] or [expression(NOTHING)]


class BeginningCompiler(WordCompiler):
    """The same while somebody types: each word may go on."""

    def expressions(self, text):
        return [self._beginning(*each) for each in run_beginnings(text)] or [expression(NOTHING)]

    @staticmethod
    def _beginning(run, words):
        """A run of letters as the beginning of one word, or as several words of which the last may go on."""
        whole = expression(kept(run), prefix=True)
        if len(words) < 2:
            return whole
        *before, last = words
        return whole | reduce(
            and_, [*(expression(kept(word)) for word in before), expression(kept(last), prefix=True)]
        )


class SearchBackend(VENDOR.backend):
    query_compiler_class = type("Compiler", (WordCompiler, VENDOR.compiler), {})
    autocomplete_query_compiler_class = type(
        "AutocompleteCompiler", (BeginningCompiler, VENDOR.autocomplete_compiler), {}
    )
    index_class = WordIndex
