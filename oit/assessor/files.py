"""Files as programs are told of them."""

from django.utils import timezone

from cms.media.digests import sha256_of


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
