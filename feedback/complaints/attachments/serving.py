"""A file of an open case, handed out so that it cannot do anything in the browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# What a browser or the device may open; anything else is only bytes.
OPENABLE = ("image/", "audio/", "video/", "application/pdf")

HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def download(facts, content):
    """The response with the bytes ``content`` of the attachment with these ``facts``; see ``CaseFile.attachment``."""
    opened = facts["content_type"].startswith(OPENABLE)
    response = HttpResponse(
        content, content_type=facts["content_type"] if opened else "application/octet-stream"
    )
    for name, value in HEADERS.items():
        response[name] = value
    response["Content-Disposition"] = content_disposition_header(True, facts["title"])
    return response
