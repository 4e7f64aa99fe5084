"""Files as programs are told of them."""

import hashlib

from django.core.cache import cache
from django.utils import timezone

from oit.exports.names import address_name
from oit.papers.formats import CONTENT_TYPES

KEPT_FOR = 30 * 24 * 60 * 60  # seconds


def sha256_of(document):
    """The SHA-256 of the document's file in hexadecimal, read from the file itself; None where the file is gone.

    The database holds a SHA-1 only. A file is never rewritten under its name, so what was read once is remembered
    for this name, size and SHA-1.
    """
    known = f"{document.file.name}:{document.file_size}:{document.file_hash}".encode()
    key = f"sha256:{hashlib.sha256(known).hexdigest()}"
    digest = cache.get(key)
    if digest is None:
        try:
            with document.open_file() as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        cache.set(key, digest, KEPT_FOR)
    return digest


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
