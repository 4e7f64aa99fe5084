"""The page that opens without a connection: whom to call, and where the station is.

A service worker keeps it. It keeps nothing else, and sees nothing of the pages of complaints.
"""

import hashlib
import json

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.languages import NAMES
from cms.media.sizes import size_of
from cms.models import StationSettings
from cms.standing_pages import standing_pages

from .frame import frame

MAP_SIZE = "max-800x800|format-webp"
STYLES = ("css/site.css", "icons/icons.svg", "js/offline.js", "js/counter.js")
FONTS = ("plex-looped-400", "plex-looped-600", "plex-thai-500", "plex-thai-600")


@require_safe
def offline(request):
    context = frame(request, "offline", _("You are not connected"))
    response = render(request, "home/standing/offline.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@cache_control(no_cache=True)
def service_worker(request):
    """The service worker of the station. It changes, and is fetched anew, with what it keeps."""
    station = StationSettings.for_request(request)
    assets = [static(name) for name in STYLES] + [static(f"fonts/{name}.woff2") for name in FONTS]
    if station.theme_css_url:
        assets.append(station.theme_css_url)
    if station.map_picture:
        assets.append(size_of(station.map_picture, MAP_SIZE).url)
    kept = {
        "pages": {code: _in_language(code, lambda: reverse("offline")) for code in NAMES},
        "assets": [address for address in assets if address.startswith("/")],
        "untouched": ["/admin/", *_private()],
    }
    version = hashlib.sha256(json.dumps([kept, _shown(station)], default=str).encode()).hexdigest()[:12]
    script = render_to_string("home/standing/worker.js", {"kept": json.dumps({**kept, "version": version})})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _private():
    """The beginnings of the addresses that it does not touch, in both languages."""
    private = [page for page in standing_pages().values() if page.is_private]
    return [_in_language(code, lambda page=page: page.url) for page in private for code in NAMES]


def _in_language(code, address):
    with override(code):
        return address()


def _shown(station):
    """What the page shows of the station, so that a change of it is noticed."""
    return [
        getattr(station, name)
        for name in ("name_th", "name_en", "address_th", "address_en", "telephone", "latitude", "longitude")
    ] + [[block.value.get("number") for block in station.phones]]
