"""What belongs in the pack of a year: its published pages, the files made of them, and the files put on them."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urljoin

from django.utils import timezone

from cms.languages import NAMES, language_of
from cms.models import StationDocument
from cms.models.media import Rendition
from oit.exports.names import address_name
from oit.exports.pages import there
from oit.years.snapshots import rendition_file

from .copies import parsed

DOCUMENT = re.compile(r"/documents/(?P<address>[\w-]+)/")
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True)
class PackedPage:
    """One language of a published page. ``address``: its whole address. ``item``: the edition's, None for the year.

    ``thai``: the Thai page. ``folder``: where it lies in the pack.
    """

    page: object
    thai: object
    item: object
    address: str
    folder: str

    @property
    def name(self):
        return f"{self.folder}/index.html"

    @property
    def language(self):
        return language_of(self.page)


@dataclass(frozen=True)
class PackedFile:
    """A file beside the pages. ``about``: what the manifest says of it, beside its address and its sums."""

    name: str
    address: str
    about: dict


def pages_of(readiness):
    """The PackedPages of a YearReadiness: the year, and every published item, in each language in which it is."""
    found = list(_versions(readiness.year_page, None, ""))
    for row in readiness.rows:
        if row.is_published:
            found += _versions(row.page, row.item, f"/{row.item.slug}")
    return found


def _versions(thai, item, below):
    versions = {language_of(each): each for each in (thai, *thai.other_versions) if each.live}
    for code in NAMES:
        if code in versions:
            yield PackedPage(versions[code], thai, item, versions[code].full_url, f"{code}{below}")


def made_files_of(packed):
    """A PackedFile for each file that is made of what the PackedPage of an item publishes now."""
    for made in there(packed.page, packed.thai):
        name = address_name(made, packed.item)
        yield PackedFile(
            f"{packed.folder}/files/{name}",
            f"{packed.address}files/{name}",
            {
                "kind": "made",
                "item": packed.item.code,
                "element": made.element or None,
                "month": made.month or None,
                "language": packed.language,
                "title": made.title,
                "first_published": moment(made.first_made_at),
                "last_published": moment(made.made_at),
            },
        )


def page_pdf_of(packed):
    """The PackedFile of an item's page as a PDF, for where it was not made yet."""
    name = f"files/{packed.item.slug}.pdf"
    return PackedFile(
        f"{packed.folder}/{name}", f"{packed.address}{name}", {**about_page(packed), "kind": "made"}
    )


def about_page(packed):
    """What the manifest says of a PackedPage."""
    return {
        "kind": "page",
        "item": packed.item.code if packed.item else None,
        "language": packed.language,
        "title": packed.page.title,
        "first_published": moment(packed.page.first_published_at),
        "last_published": moment(packed.page.last_published_at),
    }


def links_in(contents):
    """Every whole address that the ``contents`` of pages, ``{address: bytes}``, lead to; without its fragment."""
    return {
        urldefrag(urljoin(address, link))[0]
        for address, content in contents.items()
        for link in parsed(content).xpath("//main//a/@href")
    }


def documents_among(links, root):
    """PackedFiles of the station's documents that are among ``links``. ``root``: scheme and host of the station."""
    found = (DOCUMENT.fullmatch(link.removeprefix(root)) for link in links if link.startswith(root))
    linked = {match["address"] for match in found if match}
    for document in StationDocument.objects.filter(address__in=linked).order_by("address"):
        yield PackedFile(
            f"documents/{document.address}/{_safe(document.filename)}",
            f"{root}{document.url}",
            {
                "kind": "uploaded",
                "title": document.title,
                "first_published": moment(document.created_at),
                "last_published": moment(document.file_changed_at or document.created_at),
            },
        )


def pictures_among(links):
    """PackedFiles of the pictures that ``links`` lead to, which pages show in full size."""
    names = {rendition_file(link): link for link in sorted(links)}
    for rendition in Rendition.objects.filter(file__in=names).select_related("image").order_by("file"):
        yield PackedFile(
            f"pictures/{_safe(rendition.file.name.rpartition('/')[2])}",
            names[rendition.file.name],
            {
                "kind": "picture",
                "title": rendition.image.title,
                "first_published": moment(rendition.image.created_at),
                "last_published": moment(rendition.image.created_at),
            },
        )


def _safe(filename):
    """The name as every system can unpack it."""
    path = PurePosixPath(UNSAFE.sub(" ", filename).strip(" ."))
    return f"{path.stem[:100]}{path.suffix}" or "file"


def moment(when):
    """A moment for the manifest: ISO 8601 in the time of Thailand, or None."""
    return timezone.localtime(when).isoformat(timespec="seconds") if when else None
