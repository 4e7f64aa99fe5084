"""What stands in the picture of a page: its title, its station, and its photo if it has one."""

import hashlib
import json
import logging
from pathlib import Path

from django.utils.translation import override

from cms.drawing import as_jpeg, draw, pieces
from cms.languages import language_of
from cms.media.sizes import size_of
from cms.models import StationImage, StationSettings
from cms.models.media import Rendition
from cms.storage import UNREACHABLE

logger = logging.getLogger(__name__)
TEMPLATE = Path(__file__).parent / "card.typ"
# What Facebook, LINE and X show in full (https://developers.facebook.com/docs/sharing/webmasters/images/).
WIDTH, HEIGHT = 1200, 630
PHOTO_SIZE = "fill-520x630|format-jpeg|jpegquality-90"
# What is drawn changes with this number: raise it, and every picture is drawn again.
DRAWING = 1


def card_of(page):
    """What the picture of the ``page`` (as its own type) is drawn from: ``{title, name, mark, line, host, photo}``.

    ``photo`` is the name of a file in the storage of made sizes, or "".
    """
    settings, home = StationSettings.for_site(page.station), page.station.root_page
    with override(language_of(page)):
        is_home = page.translation_key == home.translation_key
        picture = getattr(page, "picture", None)
        return {
            "title": str(settings.name if is_home else page.title),
            "name": str(settings.short_name or "" if is_home else settings.name),
            "mark": settings.mark,
            "line": page.share_line,
            "host": page.station.hostname,
            "photo": size_of(picture, PHOTO_SIZE).file if isinstance(picture, StationImage) else "",
        }


def digest_of(card):
    return hashlib.sha256(json.dumps([DRAWING, card], sort_keys=True).encode()).hexdigest()


def drawn(card):
    """The ``card`` as the bytes of a JPEG. Raises CannotDraw."""
    photo = _photo(card["photo"])
    texts = {name: pieces(card[name]) for name in ("title", "name", "line")}
    data = {**texts, "mark": card["mark"], "host": card["host"], "photo": bool(photo)}
    return as_jpeg(draw(TEMPLATE, data, {"photo.jpg": photo} if photo else None))


def _photo(name):
    """The bytes of the photo; None without one, and where the storage does not give it: the title is worth showing."""
    if not name:
        return None
    try:
        with Rendition._meta.get_field("file").storage.open(name) as file:
            return file.read()
    except UNREACHABLE:
        logger.warning("The photo %s was not read: the picture for sharing goes without it.", name)
        return None
