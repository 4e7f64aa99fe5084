"""The news page that is made of what a phone sent."""

from contextlib import ExitStack

from django.conf import settings
from django.db import transaction
from django.utils.html import linebreaks
from wagtail.models import Page

from cms.addresses import free_slug
from cms.media.pictures import PublishablePicture
from cms.models import StationImage
from cms.models.stations import collection_of, pages_of
from cms.today import stations_of
from home.models import NewsIndexPage, NewsPage

from .models import MadePost
from .pending import forget

PUBLISH, SUBMIT, SAVE = "publish", "submit", "save"


def places_of(user):
    """The Thai NewsIndexPages of the user's own stations below which ``user`` may write."""
    found = NewsIndexPage.objects.filter(
        pk__in=pages_of([site.pk for site in stations_of(user)]), locale__language_code=settings.LANGUAGE_CODE
    )
    return found.filter(pk__in=[index.pk for index in found if may_do(user, index)])


def may_do(user, index):
    """What ``user`` may do with a new post below the NewsIndexPage ``index``, of PUBLISH, SUBMIT and SAVE."""
    permissions = index.permissions_for_user(user)
    if not permissions.can_add_subpage():
        return []
    publishes = [PUBLISH] if permissions.can_publish_subpage() else []
    return [*publishes, *([SUBMIT] if index.has_workflow else []), SAVE]


def made_already(user, key):
    """The Page that was made of the post ``key`` of ``user``, or None."""
    made = MadePost.objects.filter(user=user, key=key).select_related("page").first() if key else None
    return made.page if made else None


def make_post(user, values, do):
    """Makes the NewsPage of a QuickPostForm's ``values`` and does with it what ``do`` says.

    The photos that were on their way are forgotten with it: either all of it is there, or nothing has changed.
    """
    with ExitStack() as undo:
        page = _made(user, values, do, undo)
        undo.pop_all()
    page.refresh_from_db()
    return page


@transaction.atomic
def _made(user, values, do, undo):
    """As ``make_post``. What removes the files again, should anything fail, is put on the ExitStack ``undo``."""
    index = values["place"].specific
    # The same post may come twice at once: the second waits here, and finds the page of the first.
    parent = Page.objects.select_for_update().get(pk=index.pk).specific
    if page := made_already(user, values["key"]):
        return page
    images = []
    for number, picture in enumerate(_pictures(values), start=1):
        images.append(_image(user, index, values["title"], number, picture))
        undo.callback(images[-1].file.storage.delete, images[-1].file.name)
    page = parent.add_child(instance=_page(user, parent, values, images))
    revision = page.save_revision(user=user, log_action=True)
    if values["key"]:
        MadePost.objects.update_or_create(user=user, key=values["key"], defaults={"page": page})
    for photo in values["sent"]:
        forget(photo)
    if do == PUBLISH:
        revision.publish(user=user)
    elif do == SUBMIT:
        page.get_workflow().start(page, user)
    return page


def _pictures(values):
    """The pictures that arrived before the form, and then those that came with it, all made fit to publish."""
    for photo in values["sent"]:
        with photo.file.open("rb") as file:
            yield PublishablePicture(file.read(), photo.name)
    yield from values["photos"]


def _image(user, index, title, number, picture):
    name = title if number == 1 else f"{title[:240]} ({number})"
    image = StationImage(
        title=name, file=picture, collection=collection_of(index.get_site()), uploaded_by_user=user
    )
    image.save()
    return image


def _page(user, index, values, images):
    """The NewsPage, not saved: the first picture above the text, and all others in a gallery below it."""
    body = [("paragraph", linebreaks(values["text"], autoescape=True))] if values["text"] else []
    if images[1:]:
        body.append(("gallery", {"pictures": [{"image": image, "caption": ""} for image in images[1:]]}))
    return NewsPage(
        title=values["title"],
        slug=free_slug(index, values["title"], values["date"].isoformat()),
        kind=values["kind"],
        date=values["date"],
        chief=values["chief"],
        picture=images[0] if images else None,
        body=body,
        go_live_at=values["publish_at"],
        live=False,
        owner=user,
        locale=index.locale,
    )
