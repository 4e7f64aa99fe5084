"""A year as an assessor reads it: every element with its state, and where its evidence is."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from cms.addresses import url_of
from cms.bilingual import active_language
from cms.languages import NAMES, language_of
from oit.exports.listing import evidence_links
from oit.exports.pages import there
from oit.readiness import Evidence, State


def _preferred(urls):
    """The address in the active language, or else in the other one; None where there is neither."""
    return urls.get(active_language()) or next(iter(urls.values()), None)


@dataclass(frozen=True)
class ElementView:
    """One element. ``urls``: ``{language: address of its section}``, empty while its item is not published.

    ``evidence``: None while it is missing. ``begun``: whether its section shows something although it is missing.
    ``stated``: the Statement that there is nothing to report; ``overruled``: the Overruling of the station; or None.
    ``nothing``: ``(Month, Statement or None)`` of the months of which nothing was to report. ``made``: the
    ExportedFiles that show it, in the language of its ``url``.
    """

    element: object
    state: State
    evidence: Evidence | None
    urls: dict
    begun: bool = False
    stated: object = None
    overruled: object = None
    nothing: tuple = ()
    made: tuple = ()

    @property
    def url(self):
        """Where its section is; None while there is nothing to be seen of it."""
        return _preferred(self.urls) if self.evidence or self.begun else None

    @property
    def status(self):
        """The status component's word for it."""
        if self.state is State.STALE or self.begun:
            return "updating"
        return "missing" if self.evidence is None else "published"

    @property
    def words(self):
        """What the public is told of its state: what is there, and no judgement."""
        if self.state is State.MISSING:
            if self.begun:
                return _("Published in part")
            return _("Recommended, not published") if self.element.advisory else _("Not yet published")
        return {
            State.DONE: _("Published"),
            State.NOTHING: _("Published: nothing to report"),
            State.LOOK: _("Published (not checked by the system)"),
            State.STALE: _("Being updated"),
        }[self.state]


@dataclass(frozen=True)
class ItemView:
    """One item. ``urls``: ``{language: address of its page}`` of the published versions, relative to the ``host``.

    ``host``: scheme and host name of the station, without a slash at the end. ``made``: ``{language: its made files}``.
    """

    row: object
    urls: dict
    elements: tuple[ElementView, ...]
    host: str = ""
    made: dict = field(default_factory=dict)

    @property
    def made_files(self):
        """A link to each of the files that are made of its whole page."""
        files = _preferred(self.made) or ()
        return evidence_links([each for each in files if not each.element], self.item, self.url)

    @property
    def item(self):
        return self.row.item

    @property
    def url(self):
        return _preferred(self.urls)

    @property
    def address(self):
        """The whole address, to be written down."""
        return f"{self.host}{self.url}" if self.urls else ""

    @property
    def lang(self):
        """The language of the page behind ``url`` where it is not the one being read, else an empty string."""
        return next(iter(self.urls)) if self.urls and active_language() not in self.urls else ""

    @property
    def language_names(self):
        """``(code, name)`` of each language it is published in, each under its own name."""
        return [(code, NAMES[code]) for code in self.urls]

    @property
    def first_published(self) -> datetime | None:
        return self.row.page.first_published_at if self.row.is_published else None

    @property
    def last_changed(self) -> datetime | None:
        return self.row.page.last_published_at if self.row.is_published else None

    @property
    def shown(self):
        """How many of its elements are published."""
        return sum(each.evidence is not None for each in self.elements)


def item_views(readiness, request):
    """An ItemView for every item of a YearReadiness of live pages, in the edition's order."""
    return [_item_view(row, request) for row in readiness.rows]


def _item_view(row, request):
    urls = _urls(row.page, request) if row.is_published else {}
    made = _made(row.page, urls) if urls else {}
    elements = []
    for finding in row.findings:
        anchors = {code: f"{url}#{finding.element.anchor}" for code, url in urls.items()}
        evidence = finding.evidence if urls else None
        begun = evidence is None and bool(urls) and _is_begun(finding)
        stated = finding.stated if urls else None
        overruled = finding.overruled if urls else None
        elements.append(
            ElementView(
                finding.element,
                finding.state,
                evidence,
                anchors,
                begun,
                stated,
                overruled,
                nothing=finding.months_of_nothing if urls else (),
                made=tuple(_showing(finding, _preferred(made) or ())),
            )
        )
    return ItemView(row, urls, tuple(elements), request.build_absolute_uri("/").rstrip("/"), made)


def _made(page, urls):
    """``{language: the ExportedFiles that are there}`` of an item's Thai page and of its live translation."""
    versions = {language_of(each): each for each in (page, *page.other_versions)}
    return {code: there(versions[code], page) for code in urls}


def _showing(finding, files):
    """Those of the made ``files`` that show the element of the finding."""
    declared = finding.page.element_for(finding.element) if files else None
    return [each for each in files if declared and declared.is_shown_by(each, finding.page.item)]


def _is_begun(finding):
    declared = finding.page.element_for(finding.element)
    return declared is not None and declared.data(finding.page) is not None


def _urls(page, request):
    """``{language: address}`` of the live versions of an item's Thai page, Thai first."""
    versions = [page, *(each for each in page.other_versions if each.live)]
    found = {language_of(each): url_of(each.url_path, request) for each in versions}
    return {code: found[code] for code in NAMES if found.get(code)}
