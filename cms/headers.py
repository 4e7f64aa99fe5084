"""What every answer says to browsers, and how much a request may bring.

Outside of whatever makes an answer, so that it also reaches static files, refused hosts and errors.
"""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

# For answers to which nothing more exact was given: files, refusals, errors.
LEAST_POLICY = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"


class HeadersMiddleware:
    """Adds what an answer does not say itself. A page is kept with it."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.headers = {
            "Permissions-Policy": ", ".join(f"{name}=()" for name in settings.PERMISSIONS_DENIED),
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Content-Security-Policy": LEAST_POLICY,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
        }

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class RequestSizeMiddleware:
    """Answers 413 to a request that brings more than its address may take (settings.REQUEST_LIMITS).

    Nothing of it is read. Without a length WSGI servers hand over nothing to read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        limit = limit_of(request.path_info)
        if _length(request) <= limit:
            return self.get_response(request)
        with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
            text = _(
                "This is too large: at most %(size)s MB can be sent to this address. Nothing was stored. Go back, and "
                "send less or smaller files."
            ) % {"size": limit // settings.MEGABYTE}
        return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")


def limit_of(path):
    """How many bytes a request to ``path`` may bring, in whatever language."""
    language = get_language_from_path(path)
    local = path.removeprefix(f"/{language}") if language else path
    for beginning, limit in settings.REQUEST_LIMITS.items():
        if local.startswith(f"/{beginning}/"):
            return limit
    return settings.REQUEST_LIMIT


def _length(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0
