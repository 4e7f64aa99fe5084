"""Puts files into the newest drafts of the items' pages. Nothing is published or approved by it."""

from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.thai.years import Month
from oit.elements.taking import CannotTake, Given, Part

from .models import ArrivedFile
from .places import Place

PLACED = "files_in_bulk.put"


@dataclass(frozen=True)
class Wish:
    """An ArrivedFile that shall go to a Place. ``title``: what the document or picture is called from now on."""

    arrived: ArrivedFile
    place: Place
    month: Month | None
    title: str


def put(wishes, user, pages):
    """Puts each in its place. Returns ``{item code: a sentence that says why nothing was put there}``.

    ``pages``: ``{item code: ItemPage}``. The files of one page are put there together or not at all.
    """
    refused = {}
    for code, of_page in groupby(sorted(wishes, key=_order), key=lambda wish: wish.place.item.code):
        try:
            _put(pages[code], list(of_page), user)
        except CannotTake as error:
            refused[code] = str(error)
    return refused


def _order(wish):
    return wish.place.item.code, wish.place.key, wish.month.to_iso() if wish.month else ""


@transaction.atomic
def _put(page, wishes, user):
    # Whoever saves the page at the same moment waits until this is done.
    stored = Page.objects.select_for_update().get(pk=page.pk).specific
    draft = stored.get_latest_revision_as_object()
    _refuse(draft, user)
    for wish in wishes:
        _rename(wish)
    for _key, group in groupby(wishes, key=_order):
        group = list(group)
        place, things = group[0].place, [wish.arrived.thing for wish in group]
        draft.element_for(place.rule).take(
            draft,
            Given(
                line=place.line,
                division=place.division,
                month=group[0].month,
                title=group[0].title,
                **{place.part.value: things},
            ),
        )
    # Drafts may lack what a page needs to be published.
    revision = draft.save_revision(user=user, clean=False)
    names = ", ".join(wish.arrived.name for wish in wishes)
    log(draft, PLACED, user=user, revision=revision, content_changed=True, data={"names": names[:1000]})
    ArrivedFile.objects.filter(pk__in=[wish.arrived.pk for wish in wishes]).delete()


def _refuse(draft, user):
    permissions, said = draft.permissions_for_user(user), {"page": draft.get_admin_display_title()}
    if not permissions.can_edit() or draft.is_closed:
        raise CannotTake(_("“%(page)s” cannot be changed by you. Its files are kept as documents.") % said)
    if permissions.page_locked():
        raise CannotTake(
            _("“%(page)s” is locked. Have it unlocked, then put its files there. They are kept until then.")
            % said
        )


def _rename(wish):
    thing = wish.arrived.thing
    if wish.title and thing.title != wish.title:
        thing.title = wish.title
        if wish.place.part is Part.PHOTOS:
            thing.description = wish.title
        thing.save()
