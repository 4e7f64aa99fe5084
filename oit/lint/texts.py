"""Every text of a page, with where it stands, as plain words."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from oit.datasets.blocks import DatasetBlock
from oit.datasets.columns import ColumnType
from oit.datasets.fields import DatasetField
from oit.elements.chosen import list_entries

from .plain import links_in, plain

# Written by the system, or names of things and not words of the page.
NOT_WORDS = {"slug", "code"}
# Of what Wagtail itself keeps of a page (its place, its history, its rights) only these are its words.
WORDS_OF_ANY_PAGE = {"title", "seo_title", "search_description"}


class Kind(StrEnum):
    WORDS = "words"
    DATE = "date"
    LINK = "link"
    FILE_TITLE = "file title"
    FILE_NAME = "file name"
    SCAN = "scan"


@dataclass(frozen=True)
class PageText:
    """One text of a page.

    ``field``: the model field. ``path``: where in it, as in the edit form: ids and names of blocks, for a dataset
    the row's id and the column, joined by dots; "" for the field itself. ``words``: without markup, a line for each
    paragraph. ``target``: the date of a DATE; ``(kind, id or address)`` of a LINK, kind "page", "document" or "url".
    """

    field: str
    path: str
    words: str
    kind: Kind = Kind.WORDS
    target: object = None


@dataclass(frozen=True)
class _Place:
    field: str
    path: str = ""

    def under(self, name):
        return _Place(self.field, f"{self.path}.{name}" if self.path else str(name))

    def text(self, words, kind=Kind.WORDS, target=None):
        return PageText(self.field, self.path, str(words or ""), kind, target)


@dataclass(frozen=True)
class _Chosen:
    """A document that was chosen in ``place``, by its number."""

    place: _Place
    pk: int


def texts_of(page):
    """The PageTexts of ``page``, a draft or a live page, in the order of its fields. One query, for its documents."""
    return texts_of_all([page])[0]


def texts_of_all(pages):
    """A list of PageTexts for each of ``pages``, with one query for the documents of all."""
    found = [[each for field in _own_fields(page) for each in _of_field(page, field)] for page in pages]
    wanted = {each.pk for texts in found for each in texts if isinstance(each, _Chosen)}
    documents = get_document_model().objects.in_bulk(wanted) if wanted else {}
    return [list(_with_documents(texts, documents)) for texts in found]


def _own_fields(page):
    for field in page._meta.concrete_fields:
        of_any_page = field.model._meta.app_label == Page._meta.app_label
        if field.name in WORDS_OF_ANY_PAGE or not (of_any_page or field.name in NOT_WORDS):
            yield field


def _of_field(page, field):
    """The texts of one model field; documents as _Chosen."""
    place, value = _Place(field.name), getattr(page, field.attname)
    match field:
        case StreamField():
            yield from _of_stream(value.stream_block, value.raw_data, place)
        case DatasetField():
            yield from _of_rows(field.schema_of(page), value, place)
        case RichTextField():
            yield from _of_rich_text(value, place)
        case models.URLField():
            yield from _of_address(value, place)
        case models.CharField() | models.TextField():
            if value and not field.choices:
                yield place.text(value)
        case models.DateField():
            yield from _of_date(value, place)
        case models.ForeignKey() if not field.remote_field.parent_link:
            yield from _of_relation(field.related_model, value, place)


def _of_relation(model, pk, place):
    if pk is not None and issubclass(model, get_document_model()):
        yield _Chosen(place, pk)
    elif pk is not None and issubclass(model, Page):
        yield place.text("", Kind.LINK, ("page", pk))


def _of_rich_text(html, place):
    html = getattr(html, "source", html)
    if words := plain(html):
        yield place.text(words)
    for words, kind, where in links_in(html):
        yield place.text(words, Kind.LINK, (kind, where))


def _of_address(address, place):
    if address:
        yield place.text(address, Kind.LINK, ("url", address))


def _of_date(value, place):
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            return
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        yield place.text(value.isoformat(), Kind.DATE, value)


def _of_stream(block, raw, place):
    for child in raw or ():
        definition = block.child_blocks.get(child["type"])
        if definition is not None:
            yield from _of_block(definition, child["value"], place.under(child.get("id") or child["type"]))


def _of_block(block, raw, place):
    """The texts of a block from its stored form. Only blocks that hold words, dates, links or files give any."""
    match block:
        case blocks.StreamBlock():
            yield from _of_stream(block, raw, place)
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _of_block(child, (raw or {}).get(name), place.under(name))
        case blocks.ListBlock():
            for number, (key, each) in enumerate(list_entries(raw)):
                yield from _of_block(block.child_block, each, place.under(key or number))
        case DatasetBlock():
            yield from _of_rows(block.schema, raw, place)
        case blocks.RichTextBlock():
            yield from _of_rich_text(raw, place)
        case blocks.URLBlock():
            yield from _of_address(raw, place)
        case blocks.CharBlock() | blocks.TextBlock() | blocks.BlockQuoteBlock():
            if raw:
                yield place.text(raw)
        case blocks.DateBlock():
            yield from _of_date(raw, place)
        case DocumentChooserBlock():
            if raw is not None:
                yield _Chosen(place, raw)
        case blocks.PageChooserBlock():
            if raw is not None:
                yield place.text("", Kind.LINK, ("page", raw))


def _of_rows(schema, rows, place):
    if schema is None or not isinstance(rows, list):
        return
    for row in rows:
        for column in schema.typed_columns:
            value, cell = row.get(column.key), place.under(row.get("id", "")).under(column.key)
            if value and column.is_text:
                yield cell.text(value)
            elif value and column.type == ColumnType.DATE:
                yield from _of_date(value, cell)


def _with_documents(texts, documents):
    """``texts`` with title and file name of each document that was chosen, or a LINK where it is gone.

    The title of a scan comes twice, the second time as SCAN.
    """
    for each in texts:
        if not isinstance(each, _Chosen):
            yield each
        elif (document := documents.get(each.pk)) is None:
            yield each.place.text("", Kind.LINK, ("document", each.pk))
        else:
            yield each.place.text(document.title, Kind.FILE_TITLE, document.pk)
            yield each.place.text(document.filename, Kind.FILE_NAME, document.pk)
            if document.is_scan:
                yield each.place.text(document.title, Kind.SCAN, document.pk)
