"""Draws the pictures of pages, and keeps them."""

import logging
from datetime import timedelta
from functools import partial
from time import monotonic

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, get_page_models

from cms.drawing import CannotDraw
from cms.models import BasePage
from cms.storage import UNREACHABLE

from .cards import card_of, digest_of, drawn
from .models import ShareImage

logger = logging.getLogger(__name__)
STORAGE = ShareImage._meta.get_field("file").storage
# What did not work is tried again after so long.
PAUSE = timedelta(hours=1)
# Of one run of ``make_due``: pages, and seconds.
AT_ONCE = 200
SECONDS = 30


def is_on():
    """Whether pictures are made by themselves."""
    return settings.MAKE_FILES


def shown_pages():
    """The live pages that everybody may see, of every station, as Pages."""
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    return Page.objects.live().public().type(*types)


def make(page_id):
    """Draws the picture of the page with this number, unless it is right as it is. Returns its ShareImage.

    None where the page is not to be seen by everybody, or the picture could not be made: that is logged and tried
    again.
    """
    page = shown_pages().filter(pk=page_id).specific().first()
    if page is None or page.get_site() is None:
        return None
    made, _new = ShareImage.objects.get_or_create(page_id=page_id)
    ShareImage.objects.filter(pk=made.pk).update(tried_at=timezone.now())
    try:
        card = card_of(page)
        digest = digest_of(card)
        if made.digest == digest and made.file:
            ShareImage.objects.filter(pk=made.pk).update(published_at=page.last_published_at)
        else:
            _keep(made, drawn(card), digest, page.last_published_at)
    except (CannotDraw, *UNREACHABLE):
        logger.exception("The picture for sharing of page %s was not made", page_id)
        return made if made.file else None
    made.refresh_from_db()
    return made


def _keep(made, content, digest, published_at):
    former = made.file.name
    name = STORAGE.save(made._meta.get_field("file").generate_filename(made, ""), ContentFile(content))
    with transaction.atomic():
        values = {"file": name, "digest": digest, "published_at": published_at}
        ShareImage.objects.filter(pk=made.pk).update(**values)
        if former:
            transaction.on_commit(partial(discard, former))


def discard(name):
    """Deletes a stored picture that nothing leads to. One that cannot be deleted does no harm where it is."""
    try:
        STORAGE.delete(name)
    except UNREACHABLE:
        logger.warning("The picture %s was not deleted", name)


def make_due():
    """Makes the pictures that are missing or were drawn before the page was last published, for some seconds."""
    until, kept = monotonic() + SECONDS, ShareImage.objects.filter(page=OuterRef("pk"))
    pages = shown_pages().annotate(
        made_at=Subquery(kept.values("published_at")), tried_at=Subquery(kept.values("tried_at"))
    )
    due = pages.filter(Q(made_at=None) | ~Q(made_at=F("last_published_at"))).exclude(last_published_at=None)
    waiting = due.filter(Q(tried_at=None) | Q(tried_at__lt=timezone.now() - PAUSE)).order_by(
        "-last_published_at"
    )
    for page_id in list(waiting.values_list("pk", flat=True)[:AT_ONCE]):
        if monotonic() > until:
            break
        make(page_id)
