"""The item pages of a year, read together and ready to be evaluated."""

from collections import defaultdict

from django.apps import apps
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.languages import SHORT
from oit.elements.chosen import Chosen, list_entries
from oit.elements.meetings import meetings_of
from oit.elements.news import posts_of
from oit.elements.services import services_of
from oit.elements.station import front_pages, settings_of
from oit.exports.models import ExportedFile
from oit.years.frozen import frozen_pages


def pages_below(year_page, drafts=False):
    """The item pages below the Thai ``year_page`` that the public can read; with ``drafts`` all, as last saved.

    What a page would else look up for itself, the same for every page of the year, is looked up once for all.
    """
    found = Page.objects.child_of(year_page).specific()
    pages = newest_versions(found) if drafts else list(found.live().public())
    pages = [page for page in pages if hasattr(page, "code")]
    if pages:
        _hand_over(pages, year_page)
    return pages


def newest_versions(pages):
    """The pages with what their newest revisions say."""
    pages = list(pages)
    changed = [page for page in pages if page.has_unpublished_changes or not page.live]
    wanted = {page.latest_revision_id for page in changed} - {None}
    revisions = Revision.objects.select_related("user").in_bulk(wanted)
    return [
        _of_revision(page, revisions[page.latest_revision_id])
        if page in changed and page.latest_revision_id in revisions
        else page
        for page in pages
    ]


def _of_revision(page, revision):
    newest = page.with_content_json(revision.content)
    newest.latest_revision = revision
    return newest


def _hand_over(pages, year_page):
    keys, own = [page.translation_key for page in pages], [page.pk for page in pages]
    versions = {}
    for other in Page.objects.filter(translation_key__in=keys).exclude(pk__in=own).only(*SHORT):
        versions.setdefault(other.translation_key, []).append(other)
    above = [*year_page.above, year_page]
    frozen = frozen_pages(pages)
    overrulings = _by_page(apps.get_model("oit", "Overruling").objects.standing().filter(page__in=own))
    statements = _by_page(
        apps.get_model("oit", "Publication").objects.filter(page__in=own, stated_at__isnull=False)
    )
    exported = _by_page(
        ExportedFile.objects.filter(
            page__in=[*own, *(each.pk for found in versions.values() for each in found)]
        )
    )
    for page in pages:
        page.exported = exported[page.pk]
        page.overrulings = {each.element: each for each in overrulings[page.pk] if each.is_about(page)}
        page.statements = statements[page.pk]
        page.frozen = frozen.get(page.translation_key)
        page.station, page.above = year_page.station, above
        page.other_versions = versions.get(page.translation_key, [])
        for version in page.other_versions:
            version.exported = exported[version.pk]
    # These remember on a page what they found for it; all pages are of one station, year and language.
    first = pages[0]
    for look_up in (settings_of, front_pages, posts_of, services_of, meetings_of):
        look_up(first)
    remembered = ("_station_settings", "_front_pages", "_news_posts", "_e_services", "_meetings")
    published, chiefs = {page.code: page for page in pages if page.shows_published}, {}
    for page in pages:
        vars(page).update({name: vars(first)[name] for name in remembered})
        page._published_pages, page._chiefs = published, chiefs
    chosen = ChosenOfAll(pages)
    for page in pages:
        page.chosen = chosen
        chosen.fill(page)


def _by_page(rows):
    """``{page id: its rows}``, an empty list for a page without any."""
    found = defaultdict(list)
    for row in rows:
        found[row.page_id].append(row)
    return found


class ChosenOfAll(Chosen):
    """The files and pictures that the streams of several pages chose, fetched together."""

    def __init__(self, pages):
        self._wanted, self._found = {}, {}
        for page in pages:
            self._want_all(page)
            for declared in page.elements:
                for each in declared.beside(page):
                    self._want_all(each)

    def fill(self, page):
        """Puts them where the blocks of the page would each ask for their own. What is stored stays as it is."""
        for stream in streams_of(page):
            children = stream.stream_block.child_blocks
            for place, raw in enumerate(stream.raw_data):
                if raw["type"] in children:
                    value = self.value(children[raw["type"]], raw["value"])
                    stream[place] = raw["type"], value, raw.get("id")

    def value(self, block, raw):
        """What ``block.to_python(raw)`` gives."""
        if isinstance(block, blocks.ChooserBlock):
            return self.get(block.model_class, raw)
        if isinstance(block, blocks.StructBlock):
            given = raw or {}
            children = block.child_blocks.items()
            values = [
                (name, self.value(child, given[name]) if name in given else child.get_default())
                for name, child in children
            ]
            return block.meta.value_class(block, values)
        if isinstance(block, blocks.ListBlock):
            entries = list_entries(raw)
            return ListValue(
                block,
                bound_blocks=[
                    ListValue.ListChild(block.child_block, self.value(block.child_block, each), id=number)
                    for number, each in entries
                ],
            )
        return block.to_python(raw)


def streams_of(page):
    """The StreamValue of every stream of the page."""
    return [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
