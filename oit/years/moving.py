"""What a closed year showed, when its station moves (``cms.moving``): it names pictures and documents by number."""

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.moving import registry

from .snapshots import with_numbers


def register():
    registry.describe(
        "years.FrozenPage", lambda frozen: {"page_type": frozen.page.specific_class._meta.label}
    )
    registry.rewrite("years.FrozenPage", "elements", _elements)


def _elements(value, rewriter, row):
    model = apps.get_model(row["page_type"])
    return {key: _kept(kept, rewriter, model) for key, kept in value.items()}


def _kept(kept, rewriter, model):
    numbers = rewriter.numbers

    def picture(number):
        return numbers.new(get_image_model(), number) or 0

    documents = (numbers.new(get_document_model(), number) for number in kept["documents"])
    return {
        **kept,
        "html": {language: with_numbers(html, picture) for language, html in kept["html"].items()},
        "documents": [number for number in documents if number],
        "own": {
            language: {
                name: rewriter.value(model, model._meta.get_field(name), each, fields)
                for name, each in fields.items()
            }
            for language, fields in kept["own"].items()
        },
    }
