"""Packs on their way to whoever may have them."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.storage import UNREACHABLE
from oit.duties.models import EvidenceZip

logger = logging.getLogger(__name__)


def as_download(found):
    """The response with the file of an EvidenceZip, from the storage piece by piece; None where that gives none."""
    try:
        file = found.file.open("rb")
    except UNREACHABLE:
        logger.exception("The evidence pack %s was not read", found.pk)
        return None
    return FileResponse(file, as_attachment=True, filename=found.name, content_type="application/zip")


def public_pack(site, year):
    """The EvidenceZip of the fiscal year ``year`` (พ.ศ.) that the station ``site`` shows to everyone, or None."""
    shown = EvidenceZip.objects.filter(site=site, fiscal_year=year, is_public=True)
    return shown.filter(state=EvidenceZip.State.READY).select_related("site").first()


@require_safe
def public_evidence(request, year):
    """The pack of a year, where the station shows one; 404 where it does not, 503 while the storage is away."""
    site = Site.find_for_request(request)
    found = public_pack(site, year) if site else None
    if found is None:
        raise Http404
    response = as_download(found) or render(request, "oit/file_unavailable.html", status=503)
    response["Cache-Control"] = "no-cache" if response.status_code == 200 else "no-store"
    return response
