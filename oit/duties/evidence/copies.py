"""A page as a copy that needs nothing else: its style, letters and pictures are in it, and nothing in it runs."""

import base64
import mimetypes
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from cms.models.media import Rendition
from oit.years.snapshots import FOLDER, STATIC_HASH, rendition_file

# What a copy does not need, or what would not work in it: also the frame of the site, which is no part of a page.
LEFT_OUT = (
    "//script|//noscript|//form|//template|//picture/source|//iframe|//object|//embed|//base|//body/*[not(self::main)]"
    "|//link[not(@rel='stylesheet' or @rel='canonical')]|/html//comment()"
)
STYLE_URL = re.compile(r"url\((?P<quote>['\"]?)(?P<address>[^)'\"]+)(?P=quote)\)")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


class MissingPicture(Exception):
    """A picture of the page is not there. Its text: its address."""


def parsed(content):
    """The lxml tree of the bytes of a whole page."""
    return lxml_html.document_fromstring(content, parser=lxml_html.HTMLParser(encoding="utf-8"))


def copy_of(content, packed, known, failures):
    """The bytes of the copy of the PackedPage that answers with the bytes ``content``.

    ``known``: ``{whole address: name in the pack}``; what is not among them is linked to where it is. A picture that
    cannot be had is noted in the Failures and left out.
    """
    tree = parsed(content)
    for element in tree.xpath(LEFT_OUT):
        element.drop_tree()
    for element in tree.xpath("//head/link[@rel='stylesheet']"):
        _put_style_in(element, packed.address)
    for image in tree.iter("img"):
        _put_picture_in(image, packed, failures)
    _put_icons_in(tree, packed.address)
    for element in tree.xpath("//body//a[@href]"):
        element.set("href", _link(element.get("href"), packed, known))
    tree.head.insert(
        0, tree.makeelement("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    )
    tree.head.insert(0, tree.makeelement("meta", {"charset": "utf-8"}))
    tree.body.insert(0, _note(tree, packed))
    return lxml_html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")


def _note(tree, packed):
    note = tree.makeelement("p", {"class": "wrap small"})
    note.text = _("A copy from the evidence pack. The page itself:") + " "
    link = tree.makeelement("a", {"href": packed.address})
    link.text = packed.address
    note.append(link)
    return note


def _link(href, packed, known):
    if href.startswith("#"):
        return href
    address, fragment = urldefrag(urljoin(packed.address, href))
    if address in known:
        address = posixpath.relpath(known[address], packed.folder)
    return f"{address}#{fragment}" if fragment else address


def _put_style_in(element, page_address):
    """The style sheet of the site that the ``element`` leads to, in its place; none that is not ours."""
    path = _static_file(urljoin(page_address, element.get("href") or ""))
    if path is None:
        element.drop_tree()
        return
    text = STYLE_URL.sub(lambda found: _embedded(path, found), path.read_text())
    media = element.get("media")
    element.attrib.clear()
    element.tag, element.text = "style", text
    if media:
        element.set("media", media)


def _embedded(style_sheet, found):
    address = found["address"]
    target = (style_sheet.parent / address).resolve()
    if address.startswith(("data:", "#")) or not target.is_file():
        return found[0]
    return f"url({_data(target.name, target.read_bytes())})"


def _static_file(address):
    """The Path of the static file at ``address``, as it was written and not as it was collected; None if not ours."""
    path = unquote(urlsplit(address).path)
    if not path.startswith(settings.STATIC_URL):
        return None
    found = finders.find(STATIC_HASH.sub("", path.removeprefix(settings.STATIC_URL)))
    return Path(found) if found else None


def _put_picture_in(image, packed, failures):
    source = image.attrib.pop("src", "")
    for name in ("srcset", "sizes", "loading"):
        image.attrib.pop(name, None)
    if source.startswith("data:"):
        image.set("src", source)
        return
    address = urljoin(packed.address, source)
    with failures.noting(packed.name, urldefrag(address)[0].partition("?")[0]):
        image.set("src", _data(urlsplit(address).path, picture_at(address)))


def picture_at(address):
    """The bytes of the static file or made size of a picture at ``address``. Raises MissingPicture, or OSError …"""
    static = _static_file(address)
    if static is not None:
        return static.read_bytes()
    name = rendition_file(address)
    if f"/{FOLDER}" not in urlsplit(address).path or not Rendition.objects.filter(file=name).exists():
        raise MissingPicture(address)
    with Rendition._meta.get_field("file").storage.open(name) as file:
        return file.read()


def _put_icons_in(tree, page_address):
    """The drawings of the site's icons that the page uses, once, where it can find them."""
    drawn = lxml_html.Element("svg", {"hidden": ""})
    for use in tree.xpath("//use[@href]"):
        address, name = urldefrag(urljoin(page_address, use.get("href")))
        path = _static_file(address)
        symbol = etree.parse(path).find(f".//{{*}}symbol[@id='{name}']") if path else None
        if symbol is None:
            continue
        use.set("href", f"#{name}")
        if not drawn.xpath("symbol[@id=$name]", name=name):
            drawn.append(lxml_html.fragment_fromstring(etree.tostring(symbol, encoding="unicode")))
    if len(drawn):
        tree.body.append(drawn)


def _data(name, content):
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
