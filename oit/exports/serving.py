"""Made files at their lasting addresses."""

import logging
from io import BytesIO

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from cms.models import StationSettings
from cms.routing import serve
from cms.storage import UNREACHABLE
from oit.papers.formats import CONTENT_TYPES, TABLE_FORMATS

from .models import ExportedFile, Making
from .names import file_name, parts_of
from .storing import lose

logger = logging.getLogger(__name__)
# In seconds: when to come back for a file that is being made anew.
COME_BACK = 60
# What browsers show themselves; the others are kept.
SHOWN = ("pdf", "json")


@require_safe
def made_file(request, path, name):
    """The file ``name`` of the page at ``path``: found, and kept from whoever may not read it, as the page itself."""
    return serve(request, f"{path}/files/{name}/")


def serve_made(page, request, name):
    """The file ``name`` of the live item ``page``.

    Raises Http404 where there never was one. 410 where the page has nothing more to make it of: its address may stand
    on paper. 503 while it is made anew from what was just published, or where the storage does not answer.
    """
    parts = parts_of(name, page.item) if page.item else None
    made = ExportedFile.objects.filter(page_id=page.pk, **parts).first() if parts else None
    if made is None or not made.first_made_at or (made.failed_at and not made.file):
        raise Http404
    if not made.file and not Making.is_awaited(page.pk):
        return render(request, "oit/file_gone.html", status=410)
    if not made.is_of(page, page.thai):
        return _unavailable(request)
    etag, changed = quote_etag(made.sha256), int(made.made_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=changed) or _opened(made, page)
    if response is None:
        return _unavailable(request)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    # Kept, and asked about each time: what was corrected must not be read on.
    response["Cache-Control"] = "no-cache"
    if made.format in TABLE_FORMATS:
        response["Access-Control-Allow-Origin"] = "*"
    return response


def _opened(made, page):
    """The response with the whole content; None where the storage does not give it."""
    try:
        with made.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        logger.exception("The file %s of page %s is gone; it is made again", made, page.pk)
        lose(made)
        return None
    except UNREACHABLE:
        logger.exception("The file %s of page %s was not read", made, page.pk)
        return None
    station = StationSettings.for_site(page.station)
    response = FileResponse(
        BytesIO(content),
        as_attachment=made.format not in SHOWN,
        filename=file_name(made, str(station.short_name or station.name)),
        content_type=CONTENT_TYPES[made.format],
    )
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _unavailable(request):
    response = render(request, "oit/file_unavailable.html", status=503)
    response["Retry-After"] = str(COME_BACK)
    response["Cache-Control"] = "no-store"
    return response
