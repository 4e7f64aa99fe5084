"""The page of the EIT survey: what it is, when it is open, and the way to it."""

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.models import StationSettings

from .frame import frame


def state_of(station, on):
    """ "open", "before", "over", or "unknown" where the survey has no address, for the StationSettings ``station``."""
    first, last = station.eit_days
    if not station.eit_url:
        return "unknown"
    if first and on < first:
        return "before"
    return "over" if last and on > last else "open"


@require_safe
def eit(request):
    station = StationSettings.for_request(request)
    title = _("Rate our station: the EIT survey")
    description = _("What the EIT survey asks, who may answer it, and how. No name is needed.")
    context = frame(request, "eit", title, description)
    first, last = station.eit_days
    shown = {"state": state_of(station, timezone.localdate()), "first": first, "last": last}
    return render(request, "home/standing/eit.html", {**context, **shown, "description": description})


@require_safe
def eit_qr(request):
    """A QR code of this page as an SVG file, for posters: it leads on wherever the survey is."""
    code = segno.make(request.build_absolute_uri(reverse("eit")), error="q", micro=False)
    response = HttpResponse(content_type="image/svg+xml")
    code.save(response, kind="svg", scale=10, border=4, light="#fff")
    response["Content-Disposition"] = 'attachment; filename="eit-qr.svg"'
    return response
