"""The start page of the computer that visitors of the station may use. It forgets each of them."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.menus import StationPages
from home.models import EServiceKind, EServicePage

from .frame import frame

# What people come to this computer for, in this order.
KINDS = (EServiceKind.ONLINE_REPORT, EServiceKind.FINES, EServiceKind.CASE_TRACKING)
# All that a browser keeps of this site; also whoever signed in here and walked away.
EVERYTHING = '"cache", "cookies", "storage"'


def _kept_by_nobody(response):
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def counter(request):
    context = frame(request, "counter", _("What would you like to do?"))
    return _kept_by_nobody(
        render(request, "home/standing/counter.html", {**context, "services": _services(request)})
    )


@require_safe
def counter_done(request):
    """Lets the browser forget everything of this site, and begins anew for the next visitor.

    Nothing is forgotten where another site leads here: it could sign an officer out.
    """
    response = _kept_by_nobody(redirect("counter"))
    if request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none"):
        response["Clear-Site-Data"] = EVERYTHING
    return response


def _services(request):
    """The e-services of the station with an address elsewhere, in the language being read or else in Thai."""
    index = StationPages.for_request(request).by_key.get("e_services")
    if index is None:
        return []
    found = EServicePage.objects.live().public().filter(path__startswith=index.path, kind__in=KINDS)
    by_kind = {service.kind: service for service in found}
    return [by_kind[kind] for kind in KINDS if kind in by_kind]
