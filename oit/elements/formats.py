"""Which of the file formats that an item asks for are there."""

from django.utils.translation import gettext as _

from cms.media.content import DOC, DOCX, EXTENSION_TYPES

FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}
# A file of either Word is a Word file to the checklist.
COUNTS_AS = {DOC: DOCX}


def missing_formats(documents, formats):
    """The names of the formats still missing: "PDF", "Excel or Word".

    ``formats``: as in an Item, tuples of which one format is enough and all must be met. Documents that were
    deleted since (None) count for nothing.
    """
    kinds = {COUNTS_AS.get(each.content_type, each.content_type) for each in documents if each}
    return [
        _(" or ").join(FORMAT_NAMES[name] for name in choice)
        for choice in formats
        if not kinds & {EXTENSION_TYPES[name] for name in choice}
    ]
