"""Packs a year of a station: asks for every page and file as a visitor would, and writes what it gets into one ZIP."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from cms.models import StationSettings
from oit.assessor.handover import handover_rows
from oit.assessor.sheets import write_handover
from oit.assessor.visiting import Visitor
from oit.exports.documents import page_paper
from oit.papers import write
from oit.yearly import YearReadiness

from .archive import archive_in
from .contents import (
    about_page,
    documents_among,
    links_in,
    made_files_of,
    page_pdf_of,
    pages_of,
    pictures_among,
)
from .copies import copy_of, picture_at
from .failing import DoesNotOpen, Failures
from .manifest import MANIFEST, README, Denominators, manifest_of, readme_of


@dataclass(frozen=True)
class Packed:
    """What was packed. ``files``: how many. ``missing``: as ``Failures.as_data``. ``totals``: the denominators."""

    files: int
    missing: list
    totals: dict


def pack_year(year_page, file, tell=lambda done, total: None, kept=None):
    """Writes the pack of the Thai ``year_page`` as it is published now into the binary ``file``; returns a Packed.

    The same content gives the same bytes. ``tell``: is given how many steps are done, of how many known so far.
    ``kept``: ``{name: bytes}`` of what goes in beside it. What cannot be had is told in the pack, and stops nothing.
    Raises what writing to ``file`` raises.
    """
    with override(settings.LANGUAGE_CODE), archive_in(file) as archive:
        return _Packing(year_page, archive, tell).pack(kept or {})


class _Packing:
    def __init__(self, year_page, archive, tell):
        self.readiness = YearReadiness(year_page)
        self.archive, self.tell = archive, tell
        self.visitor, self.failures = Visitor(), Failures()
        self.about, self.known = {}, {}
        self.done = self.total = 0

    def pack(self, kept):
        pages = pages_of(self.readiness)
        self.total = 3 * len(pages)
        contents = self._visited(pages)
        for packed in pages:
            # What is kept from visitors stays out of the pack, with everything that is made of it.
            if packed.item and packed.address in contents:
                self._add_files_of(packed)
            self._step()
        self._add_linked(links_in(contents))
        self.known |= {packed.address: packed.name for packed in pages if packed.address in contents}
        for packed in pages:
            if packed.address in contents:
                self._add_copy(packed, contents.pop(packed.address))
            self._step()
        return self._close({"handover.csv": self._handover(), **kept})

    def _add_linked(self, links):
        documents = list(documents_among(links, self.readiness.station.root_url))
        pictures = list(pictures_among(links))
        self.total += len(documents) + len(pictures)
        for document in documents:
            self._add_visited(document)
            self._step()
        for each in pictures:
            with self.failures.noting(each.name, each.address):
                self._add(each.name, [picture_at(each.address)], each.address, each.about)
            self._step()

    def _step(self):
        self.done += 1
        self.tell(self.done, self.total)

    def _visited(self, pages):
        """``{address: bytes}`` of the pages that open."""
        contents = {}
        for packed in pages:
            with self.failures.noting(packed.name, packed.address):
                contents[packed.address] = b"".join(self._opened(packed.address))
            self._step()
        return contents

    def _opened(self, address):
        """The bytes with which an address answers a visitor, in pieces. Raises DoesNotOpen."""
        response = self.visitor.get(address)
        if response.status_code != 200:
            raise DoesNotOpen(f"HTTP {response.status_code}")
        return response

    def _add_visited(self, each):
        with self.failures.noting(each.name, each.address):
            self._add(each.name, self._opened(each.address), each.address, each.about)

    def _add_files_of(self, packed):
        made = list(made_files_of(packed))
        for each in made:
            self._add_visited(each)
        pdf = page_pdf_of(packed)
        if pdf.name not in {each.name for each in made}:
            with self.failures.noting(pdf.name, pdf.address), override(packed.language):
                self._add(pdf.name, [write("pdf", page_paper(packed.page.specific))], None, pdf.about)

    def _add_copy(self, packed, content):
        with self.failures.noting(packed.name, packed.address), override(packed.language):
            copy = copy_of(content, packed, self.known, self.failures)
            self._add(packed.name, [copy], packed.address, about_page(packed))

    def _add(self, name, chunks, address, about):
        self.archive.add(name, chunks)
        self.about[name] = {"address": address, **about}
        if address:
            self.known[address] = name

    def _handover(self):
        rows = handover_rows(self.readiness.station, self.readiness.year)
        station = StationSettings.for_site(self.readiness.station)
        return write_handover(rows, "csv", self.readiness.year, station)

    def _close(self, beside):
        for name, content in beside.items():
            self._add(name, [content], None, {"kind": "sheet"})
        missing, denominators = self.failures.as_data(), Denominators(self.readiness)
        files = {name: {**self.about[name], **self.archive.sums[name]} for name in self.about}
        self.archive.add(README, [readme_of(self.readiness, denominators, files, missing)])
        files[README] = {"address": None, "kind": "readme", **self.archive.sums[README]}
        self.archive.add(MANIFEST, [manifest_of(self.readiness, denominators, files, missing)])
        return Packed(len(self.archive.sums), missing, denominators.totals)
