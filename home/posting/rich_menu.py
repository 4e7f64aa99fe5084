"""The menu at the foot of a LINE conversation: a picture, and what happens where it is touched.

https://developers.line.biz/en/docs/messaging-api/using-rich-menus/
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from linebot.v3.messaging import (
    RichMenuArea,
    RichMenuBounds,
    RichMenuRequest,
    RichMenuSize,
    URIAction,
)

from cms.drawing import as_jpeg, draw, pieces
from cms.models import StationSettings
from cms.templatetags.thai import phone, tel
from home.menus import StationPages

from .texts import public_address

TEMPLATE = Path(__file__).parent / "rich_menu.typ"
ICONS = Path(settings.BASE_DIR) / "static" / "icons" / "icons.svg"
SYMBOL = re.compile(r'<symbol id="i-([\w-]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}" fill="none" stroke="#f0d191" stroke-width="1.6" '
    'stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)
# In pixels; the picture may have 1 MB.
WIDTH, HEIGHT, MOST_BYTES = 2500, 1686, 1_000_000
ROW = HEIGHT // 3
LONGEST_LABEL = 20  # characters, of what a screen reader says of an area
LANGUAGES = ("th", "en", "both")


@dataclass(frozen=True)
class Cell:
    """One area. ``label`` and ``note`` are lazily translated; ``uri``: tel: or https:."""

    icon: str
    label: str
    uri: str
    x: int
    y: int
    width: int
    note: str = ""


@cache
def _icons():
    """``{name: SVG}`` of the site's own icons."""
    found = SYMBOL.findall(ICONS.read_text(encoding="utf-8"))
    return {name: ICON.format(box, inner).encode() for name, box, inner in found}


def cells_of(site, language):
    """The Cells of the station ``site``, whose addresses are those of the ``language`` ("th" or "en")."""
    with override(language):
        station, addresses = StationSettings.for_site(site), _addresses(site)
        home = addresses["home"]
        number = station.telephone or "191"
        where = station.map_url or addresses.get("contact", home)
        halves = [
            ("phone", _("Emergency call"), tel("191"), ""),
            ("phone", _("Call the station"), tel(number), phone(number)),
        ]
        thirds = [
            ("computer", _("E-services"), addresses.get("e_services", home)),
            ("question", _("Ask us"), addresses.get("questions", home)),
            ("lock", _("Report corruption"), addresses.get("complaint", home)),
            ("star", _("Rate us (EIT)"), addresses["eit"]),
            ("info", _("Our pledge"), addresses.get("integrity", home)),
            ("pin", _("Way to the station"), where),
        ]
    top = [
        Cell(icon, label, uri, each * WIDTH // 2, 0, WIDTH // 2, note)
        for each, (icon, label, uri, note) in enumerate(halves)
    ]
    edges = [0, 833, 1667, WIDTH]
    below = [
        Cell(icon, label, uri, edges[each % 3], ROW * (1 + each // 3), edges[each % 3 + 1] - edges[each % 3])
        for each, (icon, label, uri) in enumerate(thirds)
    ]
    return [*top, *below]


def _addresses(site):
    """``{address key: absolute address}`` in the active language, as visitors of the station have them."""
    request = HttpRequest()
    request._wagtail_site = site
    start = site.root_url
    found = StationPages(request).addresses
    return {key: public_address(url if "://" in url else start + url) for key, url in found.items()}


def picture_of(cells, language):
    """The picture of the ``cells`` as ``(bytes, content type)``, at most MOST_BYTES. Raises CannotDraw.

    ``language``: "th", "en", or "both" for Thai with English below it.
    """
    first, second = ("th", "en") if language == "both" else (language, None)
    data = [
        {
            "x": cell.x,
            "y": cell.y,
            "width": cell.width,
            "icon": f"{cell.icon}.svg",
            "urgent": number == 0,
            "label": pieces(_label(cell, first)),
            "second": pieces(_label(cell, second)) if second else [],
            "note": cell.note,
        }
        for number, cell in enumerate(cells)
    ]
    files = {f"{cell.icon}.svg": _icons()[cell.icon] for cell in cells}
    png = draw(TEMPLATE, {"row": ROW, "cells": data}, files)
    return (png, "image/png") if len(png) <= MOST_BYTES else (as_jpeg(png, quality=80), "image/jpeg")


def _label(cell, language):
    with override(language):
        return str(cell.label)


def request_of(site, cells, language):
    """What LINE is told: a RichMenuRequest. Menus of the same name are this site's own older ones."""
    with override("en" if language == "en" else "th"):
        areas = [
            RichMenuArea(
                bounds=RichMenuBounds(x=cell.x, y=cell.y, width=cell.width, height=ROW),
                action=URIAction(label=str(cell.label)[:LONGEST_LABEL], uri=cell.uri),
            )
            for cell in cells
        ]
        return RichMenuRequest(
            size=RichMenuSize(width=WIDTH, height=HEIGHT),
            selected=True,
            name=name_of(site),
            chat_bar_text=str(_("Menu")),
            areas=areas,
        )


def name_of(site):
    return f"website {site.hostname}"[:300]
