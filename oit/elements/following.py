"""Items that answer what another item planned (O21 follows O20, O25 follows O24)."""

from django.apps import apps
from django.utils.translation import gettext as _

from .streams import merged, with_pictures
from .words import words_of


def followed_page(page):
    """The published page of the item that ``page`` follows in the same year, or None.

    In the language of ``page``, or in Thai where there is no such page.
    """
    item = page.edition.item(page.item.follows)
    if item is None or not page.path:
        return None
    # Those of the year that were read together with this one.
    if known := vars(page).get("_published_pages", {}).get(item.code):
        return known
    pages = apps.get_model("oit", item.page_type).objects.live().filter(code=item.code)
    own = pages.sibling_of(page).first()
    return own or (pages.sibling_of(page.thai).first() if page.thai is not page else None)


def planned_in(plan, kind):
    """What the element of the class ``kind`` of the page ``plan`` planned: a dict, empty where there is no plan."""
    element = next((each for each in plan.elements if isinstance(each, kind)), None) if plan else None
    return element.planned(plan) if element else {}


def plan_missing(page, plan):
    """Yields what to do where the plan that ``page`` reports on is not published."""
    item = page.edition.item(page.item.follows)
    if item is not None and plan is None:
        yield _("Publish %(code)s “%(title)s” first: this item reports on what it planned.") % {
            "code": item.code,
            "title": item.title,
        }


def results_by(page, field, name):
    """``{line of work or indicator: results}`` of the stream ``field``, whose blocks say in ``name`` which it is.

    A result is ``{id, text, files, pictures}``: rich text ("" without words), files and pictures that are still
    there. ``pictures`` is empty for blocks that have none.
    """
    found = {}
    for number, value in merged(page, field):
        result = {
            "id": number,
            "text": words_of(value["text"]),
            "files": [file for file in value["files"] if file["document"]],
            "pictures": [picture for picture in value.get("pictures") or () if picture["image"]],
        }
        found.setdefault(value[name], []).append(result)
    with_pictures([picture for results in found.values() for each in results for picture in each["pictures"]])
    return found
