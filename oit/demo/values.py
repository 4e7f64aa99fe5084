"""Turns the values of a content file into what the fields and blocks of our models take."""

import re
from datetime import date, datetime, time
from uuid import uuid4

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.translating import EnglishTexts
from oit.datasets.blocks import DatasetBlock
from oit.datasets.fields import DatasetField

from .folder import in_words, is_text

LINK = re.compile(r'href="(page|document):([^"]*)"')
BETWEEN_BLOCKS = re.compile(
    r"(</?(?:p|h2|h3|ul|ol|li|blockquote)>)\s+(?=</?(?:p|h2|h3|ul|ol|li|blockquote)>)"
)
# The time of day of something of which only the day is given.
NOON = time(12)


def moment(day):
    """Noon of ``day`` in the current time zone; a datetime as it is."""
    return day if isinstance(day, datetime) else timezone.make_aware(datetime.combine(day, NOON))


class References:
    """What "image:KEY", "document:KEY", "officer:KEY", "order:KEY", "person:KEY" and "page:PATH" stand for."""

    def __init__(self):
        kinds = ("image", "document", "officer", "order", "person", "page")
        self.known = {kind: {} for kind in kinds}

    def add(self, kind, key, instance):
        self.known[kind][key] = instance

    def get(self, reference, entry, where, model):
        """The instance of ``model`` that the text ``reference`` names. Raises DemoError."""
        kind, _colon, key = reference.partition(":") if isinstance(reference, str) else ("", "", "")
        instance = self.known.get(kind, {}).get(key)
        if instance is None:
            entry.fail(f"{where}: nothing is known as “{reference}”.")
        if not isinstance(instance, model):
            entry.fail(f"{where}: “{reference}” is not of the kind {model._meta.verbose_name}.")
        return instance


class Values:
    """The values of one entry. ``texts``: the English of the Thai texts that were read."""

    def __init__(self, entry, references):
        self.entry = entry
        self.references = references
        self.texts = EnglishTexts()

    def assign(self, instance, data):
        """Sets the fields of ``instance`` that ``data`` names. Raises DemoError for what does not fit."""
        for name, value in data.items():
            field = self.field_of(type(instance), name)
            setattr(instance, field.name, self.of_field(field, value, name, instance))

    def check(self, instance):
        """Raises DemoError for what the admin would refuse to save."""
        try:
            instance.full_clean()
        except ValidationError as error:
            self.entry.fail(in_words(error))

    def field_of(self, model, name):
        """The field ``name``; ``asked_on`` is the day of a moment ``asked_at``."""
        for each in (name, re.sub(r"_on$", "_at", name)):
            try:
                field = model._meta.get_field(each)
            except FieldDoesNotExist:
                continue
            if field.concrete:
                return field
        return self.entry.fail(f"{model._meta.label} has no field “{name}”.")

    def of_field(self, field, value, where, instance):
        if isinstance(field, StreamField):
            return self.stream(field, getattr(instance, field.name).stream_block, value, where)
        if isinstance(field, DatasetField):
            return self.rows(field.schema_of(instance), value, where)
        if isinstance(field, RichTextField):
            return self.rich(value, where)
        if isinstance(field, models.ForeignKey):
            return self.references.get(value, self.entry, where, field.related_model)
        if isinstance(field, models.DateTimeField) and isinstance(value, date):
            return moment(value)
        return self.text(value, where)

    def stream(self, field, block, value, where):
        """The blocks as Wagtail stores them, checked and completed as the edit form does it."""
        raw = self.block(block, value, where)
        try:
            cleaned = block.clean(block.to_python(raw))
        except ValidationError as error:
            return self.entry.fail(f"{where}: {in_words(error)}")
        return field.get_prep_value(cleaned)

    def block(self, block, value, where):
        if isinstance(block, blocks.StreamBlock):
            return [self.stream_child(block, each, where) for each in self.shaped(list, value, where)]
        if isinstance(block, blocks.ListBlock):
            return [
                {"type": "item", "value": self.block(block.child_block, each, where), "id": str(uuid4())}
                for each in self.shaped(list, value, where)
            ]
        if isinstance(block, blocks.StructBlock):
            return self.struct(block, value, where)
        if isinstance(block, blocks.RichTextBlock):
            return self.rich(value, where)
        if isinstance(block, DatasetBlock):
            return self.rows(block.schema, value, where)
        if isinstance(block, blocks.ChooserBlock):
            return self.references.get(value, self.entry, where, block.model_class).pk
        return value.isoformat() if isinstance(value, date) else self.text(value, where)

    def stream_child(self, stream, item, where):
        """One block of a stream. Where only one type is possible its values may stand without their type."""
        item = self.shaped(dict, item, where)
        if "type" not in item and len(stream.child_blocks) == 1:
            item = {"type": next(iter(stream.child_blocks)), "value": item}
        child = stream.child_blocks.get(item.get("type"))
        if child is None:
            self.entry.fail(f"{where}: there is no block “{item.get('type')}” here.")
        if unknown := set(item) - {"type", "value"}:
            self.entry.fail(
                f"{where}: unknown: {', '.join(sorted(unknown))}. A block has a type and a value."
            )
        value = self.block(child, item.get("value"), f"{where}, {item['type']}")
        return {"type": item["type"], "value": value, "id": str(uuid4())}

    def struct(self, block, value, where):
        value = self.shaped(dict, value, where)
        if unknown := set(value) - set(block.child_blocks):
            self.entry.fail(f"{where}: unknown: {', '.join(sorted(unknown))}.")
        return {
            name: self.block(block.child_blocks[name], each, f"{where}, {name}")
            for name, each in value.items()
        }

    def rows(self, schema, value, where):
        """The rows of a dataset as they are stored, with their ids."""
        rows = [
            {key: self.text(cell, where) for key, cell in self.shaped(dict, row, where).items()}
            for row in self.shaped(list, value, where)
        ]
        try:
            return schema.clean(rows)
        except ValidationError as error:
            return self.entry.fail(f"{where}: {in_words(error)}")

    def rich(self, value, where):
        """HTML as Wagtail stores it: links to pages and documents by their ids."""

        def stored_link(match):
            found = self.known(match[1], match[2], where)
            return f'linktype="{match[1]}" id="{found.pk}"'

        return LINK.sub(stored_link, self.text(value, where, _without_gaps))

    def known(self, kind, key, where):
        if key not in self.references.known[kind]:
            self.entry.fail(f"{where}: a link leads to “{kind}:{key}”, which is not there.")
        return self.references.known[kind][key]

    def text(self, value, where, tidy=str.strip):
        """The Thai of a text in languages, whose English is remembered; anything else as it is."""
        if isinstance(value, str):
            return tidy(value)
        if not isinstance(value, dict):
            return value
        if not is_text(value):
            self.entry.fail(f"{where}: a text is {{ th = …, en = … }}, not {', '.join(map(repr, value))}.")
        thai, english = tidy(value["th"]), tidy(value.get("en", ""))
        try:
            self.texts.add(thai, english)
        except ValueError as error:
            self.entry.fail(f"{where}: {error}")
        return thai

    def shaped(self, kind, value, where):
        if not isinstance(value, kind):
            self.entry.fail(f"{where}: expected a {'list' if kind is list else 'table'}, not “{value}”.")
        return value


def _without_gaps(html):
    """Without the line breaks between blocks, which only make the files readable."""
    return BETWEEN_BLOCKS.sub(r"\1", html.strip())
