"""Which of the file formats that an item asks for are there: added by the station, or made of what it entered."""

from django.utils.translation import gettext as _

from cms.media.content import DOC, DOCX, EXTENSION_TYPES
from oit.exports.names import FORMAT_NAMES
from oit.exports.presence import Presence

# A file of either Word is a Word file to the checklist.
COUNTS_AS = {DOC: DOCX}


def asks_for(item, format):
    """Whether the edition's ``item`` asks for files of this format."""
    return any(format in choice for choice in item.formats)


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


def formats_todo(documents, formats, made):
    """Yields a sentence for each of the ``formats`` that is neither among the ``documents`` nor made.

    ``made``: ``{format: Presence}`` of what is made of the tables and texts that the files are about.
    """
    for choice in formats:
        states = {made[name] for name in choice if name in made}
        if Presence.THERE not in states:
            for names in missing_formats(documents, [choice]):
                yield _sentence(states) % {"formats": names}


def _sentence(states):
    if Presence.COMING in states:
        return _("The file in %(formats)s is being made of the published page. That takes a few minutes.")
    if Presence.FAILED in states:
        return _(
            "The file in %(formats)s could not be made of the page. It is tried again by itself; or add a file of "
            "your own."
        )
    return _("Add the file in %(formats)s.")
