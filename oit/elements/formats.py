"""Which of the file formats that an item asks for are there."""

from django.utils.translation import gettext as _

from cms.media.content import EXTENSION_TYPES

FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}


def missing_formats(documents, formats):
    """The names of the formats still missing: "PDF", "Excel or Word".

    ``formats``: as in an Item, tuples of which one format is enough and all must be met. Documents that were
    deleted since (None) count for nothing.
    """
    kinds = {document.content_type for document in documents if document}
    return [
        _(" or ").join(FORMAT_NAMES[name] for name in choice)
        for choice in formats
        if not kinds & {EXTENSION_TYPES[name] for name in choice}
    ]
