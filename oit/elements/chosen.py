"""The files and pictures that the streams of a page point at, fetched together."""

from functools import cache

from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from cms.media.sizes import with_sizes

# Wagtail's classes of blocks by what is read of them. A block is of the first kind that fits.
KINDS = {
    "chooser": blocks.ChooserBlock,
    "struct": blocks.StructBlock,
    "list": blocks.ListBlock,
    "rich text": blocks.RichTextBlock,
    "text": (blocks.CharBlock, blocks.TextBlock),
    "choice": blocks.ChoiceBlock,
}


@cache
def kind_of(block_class):
    """Which of KINDS the blocks of a class are, or "" for another."""
    return next((kind for kind, classes in KINDS.items() if issubclass(block_class, classes)), "")


@cache
def file_fields(model):
    """The fields of a model that hold a picture or a document."""
    files = get_image_model(), get_document_model()
    return [field for field in model._meta.concrete_fields if field.related_model in files]


class Chosen:
    """What the blocks of all streams of a page chose: one query for each kind, and one for the pictures' sizes.

    Left to themselves, blocks ask for their own: a query for every stream and every chooser in it.
    """

    def __init__(self, page, beside=()):
        """``beside``: other objects whose streams, and files and pictures of their own, are shown on the page."""
        self._wanted, self._found = {}, {}
        for each in (page, *beside):
            self._want_all(each)
        for each in beside:
            self._want_files(each)

    def _want_all(self, instance):
        for field in instance._meta.get_fields():
            if isinstance(field, StreamField):
                children = field.stream_block.child_blocks
                for raw in getattr(instance, field.name).raw_data:
                    self._want(children.get(raw["type"]), raw["value"])

    def _want_files(self, instance):
        for field in file_fields(type(instance)):
            self._wanted.setdefault(field.related_model, set()).add(field.value_from_object(instance))

    def _want(self, block, raw):
        match kind_of(type(block)):
            case "chooser":
                self._wanted.setdefault(block.model_class, set()).add(raw)
            case "struct" if raw:
                for name, child in block.child_blocks.items():
                    self._want(child, raw.get(name))
            case "list" if raw:
                for _id, each in list_entries(raw):
                    self._want(block.child_block, each)

    def get(self, model, pk):
        """The object that a block chose by its number ``pk``, or None where there is none (any more)."""
        return None if pk is None else self._read(model, {pk}).get(pk)

    def pictures_of(self, numbers):
        """``{number: picture}`` of those with ``numbers`` that are still there, read with all that the blocks chose."""
        return self._read(get_image_model(), numbers)

    def _read(self, model, numbers):
        known = self._wanted.setdefault(model, set())
        if model not in self._found or not known.issuperset(numbers):
            known.update(numbers)
            self._found[model] = model.objects.in_bulk(known - {None})
            if issubclass(model, AbstractImage):
                with_sizes(self._found[model].values())
        return self._found[model]

    def pictures_in(self, stream):
        """``{image}`` of each picture that ``stream``, a stream of pictures alone, chose and that is still there."""
        found = (self.get(get_image_model(), raw["value"]) for raw in stream.raw_data)
        return [{"image": image} for image in found if image]

    def documents_in(self, field, value):
        """The documents that the stream ``value`` of ``field`` chose, in its order, without those deleted since."""
        children = field.stream_block.child_blocks
        for raw in value.raw_data:
            yield from self._documents(children.get(raw["type"]), raw["value"])

    def _documents(self, block, raw):
        if isinstance(block, DocumentChooserBlock):
            if document := self.get(block.model_class, raw):
                yield document
        elif isinstance(block, blocks.StructBlock):
            for name, child in block.child_blocks.items():
                yield from self._documents(child, (raw or {}).get(name))
        elif isinstance(block, blocks.ListBlock):
            for _id, each in list_entries(raw):
                yield from self._documents(block.child_block, each)


def documents_of(page, names):
    """The documents that the fields ``names`` of the Thai page chose, each once."""
    thai, found = page.thai, {}
    for name in names:
        field, value = thai._meta.get_field(name), getattr(thai, name)
        if isinstance(field, StreamField):
            found |= {document.pk: document for document in thai.chosen.documents_in(field, value)}
    return list(found.values())


def list_entries(raw):
    """``(id, stored value)`` of each entry of the stored form of a ListBlock; older ones have no ids."""
    entries = []
    for each in raw or ():
        is_entry = isinstance(each, dict) and each.get("type") == "item" and "value" in each
        entries.append((each.get("id"), each["value"]) if is_entry else (None, each))
    return entries
