"""Puts new numbers in place of old ones, wherever a value of a model holds any."""

import json
import re

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from . import registry, scope

# Links and files in rich text as Wagtail stores them: <a linktype="page" id="3">.
TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
NUMBER = re.compile(r'(?<=\sid=")\d+(?=")')
KIND = re.compile(r'\s(?:linktype|embedtype)="(\w+)"')
# What a link leads to that is no longer there: Wagtail shows its words alone.
NOWHERE = 0


def linked_model(kind):
    """The model that a ``linktype`` or ``embedtype`` names, or None."""
    models_by_kind = {"page": Page, "document": get_document_model(), "image": get_image_model()}
    return models_by_kind.get(kind)


class Rewriter:
    """``numbers``: the Numbers of the import. ``places``: the Places, for what is not a number."""

    def __init__(self, numbers, places):
        self.numbers, self.places = numbers, places

    # --- Rows and what revisions hold ------------------------------------------------------------

    def row(self, model, row):
        """The columns of a row, ``{name: value}`` as exported, as they are stored at the new place."""
        new = {
            field.attname: self.value(model, field, row[field.attname], row)
            for field in model._meta.local_concrete_fields
        }
        for type_field, number_field in scope.generic_keys(model):
            self._about(model, type_field, number_field, row, new)
        self.places.put(model, row, new)
        return new

    def _about(self, model, type_field, number_field, row, new):
        about = self.model_of(row[model._meta.get_field(type_field).attname])
        number = self.numbers.new(about, row[number_field]) if about and scope.is_carried(about) else None
        new[number_field] = model._meta.get_field(number_field).to_python(number or NOWHERE)

    def model_of(self, content_type):
        """The model of the old number of a content type, None where there is none here."""
        number = self.numbers.new(ContentType, content_type)
        return ContentType.objects.get_for_id(number).model_class() if number else None

    def content(self, model, data):
        """What a revision holds: ``{field: value}`` of a page or another object, with what is inside it."""
        new = dict(data)
        for field in model._meta.get_fields():
            if field.name in data and isinstance(field, models.Field):
                new[field.name] = self.value(model, field, data[field.name], data)
        for relation in get_all_child_relations(model):
            name = relation.get_accessor_name()
            if name in data:
                rows = (self.content(relation.related_model, each) for each in data[name])
                new[name] = [each for each in rows if self._is_whole(relation.related_model, each)]
        if "pk" in data:
            new["pk"] = self.numbers.new(model, data["pk"])
        self.places.put(model, data, new)
        return new

    @staticmethod
    def _is_whole(model, data):
        """Whether everything came along that such a row cannot be without."""
        return all(
            data.get(field.name, True) is not None
            for field in scope.foreign_keys(model)
            if not field.null and not field.primary_key
        )

    def value(self, model, field, value, row):
        if value is None:
            return None
        special = registry.rewriter_of(model, field.name)
        if special:
            return special(value, self, row)
        if field.remote_field:
            if field.many_to_many:
                found = (self.numbers.new(field.related_model, each) for each in value)
                return [each for each in found if each is not None]
            return self.numbers.new(field.related_model, value)
        if field.primary_key:
            return self.numbers.new(model, value)
        if isinstance(field, StreamField):
            moved = self.stream(field.stream_block, json.loads(value or "[]"))
            # Letter by letter as Wagtail writes it: some compare the text.
            return json.dumps(moved, cls=DjangoJSONEncoder)
        if isinstance(field, RichTextField):
            return self.rich_text(value)
        if isinstance(field, models.FileField):
            return self.places.file(field, value)
        return value

    # --- Streams ---------------------------------------------------------------------------------

    def stream(self, block, raw):
        """The stored form of a StreamBlock."""
        children = block.child_blocks
        return [
            {**each, "value": self.block(children[each["type"]], each["value"])}
            if each["type"] in children
            else each
            for each in raw or ()
        ]

    def block(self, block, raw):
        """The stored form of the value of one block."""
        if raw is None:
            return None
        if isinstance(block, ImageBlock) and isinstance(raw, dict):
            return {**raw, "image": self.numbers.new(get_image_model(), raw.get("image"))}
        if isinstance(block, blocks.ChooserBlock):
            return self.numbers.new(block.model_class, raw)
        if isinstance(block, blocks.StructBlock):
            children = block.child_blocks
            return {
                name: self.block(children[name], each) if name in children else each
                for name, each in raw.items()
            }
        if isinstance(block, blocks.StreamBlock):
            return self.stream(block, raw)
        if isinstance(block, blocks.ListBlock):
            return [self._entry(block.child_block, each) for each in raw]
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text(raw)
        return raw

    def _entry(self, block, raw):
        """One entry of a ListBlock; older ones are the bare value."""
        if isinstance(raw, dict) and raw.get("type") == "item" and "value" in raw:
            return {**raw, "value": self.block(block, raw["value"])}
        return self.block(block, raw)

    # --- Texts -----------------------------------------------------------------------------------

    def rich_text(self, html):
        return TAG.sub(lambda found: self._tag(found[0]), html)

    def _tag(self, tag):
        kind = KIND.search(tag)
        model = linked_model(kind[1]) if kind else None
        if model is None:
            return tag
        return NUMBER.sub(lambda found: str(self.numbers.new(model, found[0]) or NOWHERE), tag)

    def link(self, attributes):
        """The attributes of such a tag as a dict: ``{"linktype": "page", "id": 3}``."""
        model = linked_model(attributes.get("linktype") or attributes.get("embedtype"))
        if model is None or "id" not in attributes:
            return attributes
        return {
            **attributes,
            "id": type(attributes["id"])(self.numbers.new(model, attributes["id"]) or NOWHERE),
        }
