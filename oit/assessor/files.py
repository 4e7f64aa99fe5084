"""Files as programs are told of them."""

from django.utils import timezone

from cms.media.digests import sha256_of
from oit.exports.names import address_name
from oit.papers.formats import CONTENT_TYPES


def made_as_data(made, language, page_address, item):
    """``{element, month, language, title, address, format, media_type, bytes, sha256, first_made, changed}``.

    ``made``: an ExportedFile of the page in ``language`` at ``page_address``, of the edition's ``item``.
    """
    return {
        "element": made.element or None,
        "month": made.month or None,
        "language": language,
        "title": made.title,
        "address": f"{page_address}files/{address_name(made, item)}",
        "format": made.format,
        "media_type": CONTENT_TYPES[made.format].partition(";")[0],
        "bytes": made.size,
        "sha256": made.sha256,
        "first_made": timezone.localtime(made.first_made_at).isoformat(),
        "changed": timezone.localtime(made.made_at).isoformat(),
    }


def as_data(document, request):
    """``{title, address, format, media_type, bytes, sha256, changed}`` of one StationDocument."""
    changed = document.file_changed_at or document.created_at
    return {
        "title": {"th": document.title, "en": document.title_en or None},
        "address": request.build_absolute_uri(document.url),
        "format": document.file_extension.lower(),
        "media_type": document.content_type,
        "bytes": document.file_size,
        "sha256": sha256_of(document),
        "changed": timezone.localtime(changed).isoformat(),
    }
