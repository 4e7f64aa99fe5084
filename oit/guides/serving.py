"""Guides at addresses below those of their pages: ``guide.pdf``, ``guide.png``, ``guide-PART.pdf``.

Drawn when first asked for, and kept in the cache by what they say: they are always what the page says now, and none is
ever left over. While the cache does not answer, they are drawn again.
"""

import hashlib
import json
import logging
from dataclasses import asdict
from urllib.parse import quote

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.addresses import page_at
from cms.languages import language_of
from cms.lines_of_work import LineOfWork
from cms.models import StationSettings
from oit.exports.names import UNSAFE
from oit.models import ServiceManualsPage
from oit.papers import CannotWrite, write_pdf
from oit.signs.drawing import draw_pdf, draw_png

from .contents import content_of, title_of
from .manuals import manual_of

logger = logging.getLogger(__name__)
KEPT = 24 * 60 * 60  # seconds
# What is drawn changes with this number: raise it when the drawing does.
DRAWING = 1
CONTENT_TYPES = {"pdf": "application/pdf", "png": "image/png"}


@require_safe
def guide_file(request, path, format, part=""):
    """The guide of the published page at ``path``, of its service or line of work ``part``. 503 where drawing fails."""
    page = page_at(f"/{path}/", Site.find_for_request(request))
    if page is None or page.get_view_restrictions().exists():
        raise Http404
    page = page.specific
    with override(language_of(page)):
        content, draw = _what(page, part, format)
        if content is None:
            raise Http404
        etag = _digest(content, format)
        try:
            response = get_conditional_response(request, etag=quote_etag(etag)) or _drawn(
                page, part, format, etag, content, draw
            )
        except CannotWrite:
            logger.exception("The guide %s of page %s was not drawn", part, page.pk)
            return _unavailable()
    response["ETag"] = quote_etag(etag)
    response["Cache-Control"] = "no-cache"
    return response


def _what(page, part, format):
    """``(content, function that draws it)``; the content is None where there is nothing to draw."""
    if isinstance(page, ServiceManualsPage) and part in LineOfWork:
        return (manual_of(page, part), write_pdf) if format == "pdf" else (None, None)
    return content_of(page, part), draw_pdf if format == "pdf" else draw_png


def _digest(content, format):
    told = content if isinstance(content, dict) else asdict(content)
    return hashlib.sha256(json.dumps([DRAWING, format, told], default=str).encode()).hexdigest()


def _drawn(page, part, format, etag, content, draw):
    key = f"guide:{etag}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = draw(content)
        cache.set(key, drawn, KEPT)
    response = HttpResponse(drawn, content_type=CONTENT_TYPES[format])
    station = StationSettings.for_site(page.station)
    name = UNSAFE.sub(" ", f"{title_of(page, part)} {station.short_name or station.name}").strip()[:120]
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(f'{name}.{format}')}"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _unavailable():
    response = HttpResponse(status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
