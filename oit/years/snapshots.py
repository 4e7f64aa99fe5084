"""Markup that is kept for years: addresses in it that may change stand as names, and are put in when it is shown.

The address of a picture's size changes when the picture is blurred, or where the storage signs addresses; that of a
static file with every release.
"""

import logging
import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)
# Where Wagtail keeps the sizes of pictures in the storage.
FOLDER = "images/"
# The attributes that lead to pictures; a list of them has widths between the addresses.
SOURCES = re.compile(r'(?<=\s)(?:src|srcset)="([^"]*)"')
ADDRESS = re.compile(r'[^\s",]+')
STATIC_HASH = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")
# What stands for a size of a picture (its number and Wagtail's words for the size), and for a static file.
PICTURE = re.compile(r"kept-picture:(\d+):([\w|.-]+)")
STATIC = re.compile(r"kept-static:([\w/.-]+)")


def with_names(html):
    """``html`` with names in place of the addresses of pictures and static files."""
    renditions = _renditions_in(html)

    def name(found):
        rendition = renditions.get(rendition_file(found[0]))
        return f"kept-picture:{rendition.image_id}:{rendition.filter_spec}" if rendition else found[0]

    html = SOURCES.sub(lambda found: ADDRESS.sub(name, found[0]), html)
    files = re.compile(rf'(?<="){re.escape(settings.STATIC_URL)}([\w/.-]+)')
    return files.sub(lambda found: f"kept-static:{STATIC_HASH.sub('', found[1])}", html)


def rendition_file(address):
    """The name in the storage of what the ``address``, escaped for HTML, leads to, if it is a size of a picture."""
    return FOLDER + unquote(urlsplit(address.replace("&amp;", "&")).path).rpartition("/")[2]


def _renditions_in(html):
    """``{name in the storage: rendition}`` of the pictures that ``html`` shows."""
    files = {
        rendition_file(address) for sources in SOURCES.findall(html) for address in ADDRESS.findall(sources)
    }
    found = get_image_model().get_rendition_model().objects.filter(file__in=files)
    return {rendition.file.name: rendition for rendition in found}


def pictures_in(html):
    """The numbers of the pictures that ``html``, which has names, shows."""
    return {int(number) for number, _size in PICTURE.findall(html)}


def with_numbers(html, number):
    """``html``, which has names, with ``number(old)`` in place of the number of each picture."""
    return PICTURE.sub(lambda found: f"kept-picture:{number(int(found[1]))}:{found[2]}", html)


def picture_addresses(html):
    """``{(number, size): address}`` of what ``html``, which has names, shows, in two queries."""
    sizes = {}
    for number, size in PICTURE.findall(html):
        sizes.setdefault(int(number), set()).add(size)
    pictures = get_image_model().objects.prefetch_related("renditions").in_bulk(sizes) if sizes else {}
    found = {}
    for number, picture in pictures.items():
        try:
            made = picture.get_renditions(*sizes[number])
        except SourceImageIOError:
            logger.warning("The file of picture %s, which a closed year shows, cannot be read.", number)
            continue
        found |= {(number, size): rendition.url for size, rendition in made.items()}
    return found


def with_addresses(html, pictures):
    """``html`` as it can be shown. ``pictures``: as ``picture_addresses`` gives them."""
    html = PICTURE.sub(lambda found: escape(pictures.get((int(found[1]), found[2]), "")), html)
    # It was markup of our own templates when it was kept.
    return SafeString(STATIC.sub(lambda found: escape(static(found[1])), html))
