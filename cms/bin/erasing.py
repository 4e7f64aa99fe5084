"""What is erased from the bin is gone for good: by an administrator of the station, or when its time is over."""

import logging

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.storage import UNREACHABLE

from .models import BinEntry, BinPage, Kind
from .refusals import CannotRestore, in_hand

logger = logging.getLogger(__name__)
ERASE = "bin.erase"


@transaction.atomic
def erase(entry, user=None):
    """Erases the thing of the BinEntry, with its files. Raises CannotRestore where something needs it meanwhile."""
    entry = in_hand(entry)
    thing = entry.thing
    try:
        with transaction.atomic():
            log(thing, ERASE, user=user, deleted=True)
            if entry.kind == Kind.PAGE:
                _erase_pages(entry, user)
            else:
                thing.delete()
    except ProtectedError as error:
        raise CannotRestore(
            _("“%(title)s” cannot be erased, because something that people did is kept with it. Restore it.")
            % {"title": entry.title}
        ) from error


def _erase_pages(entry, user):
    """Each with the BinPage that holds it."""
    for kept in entry.kept["pages"]:
        page = Page.objects.filter(pk=kept["page"]).first()
        holder = page and page.get_parent().specific
        # Above a page that an administrator took out of the bin by hand there is a station.
        if isinstance(holder, BinPage):
            holder.delete(user=user)


def erase_overdue():
    """Erases what has been in the bin for its time. A job of ``cms.tick``; what cannot be erased is tried again."""
    for entry in BinEntry.objects.overdue(timezone.now()):
        try:
            erase(entry)
        except (CannotRestore, *UNREACHABLE) as error:
            logger.warning("Bin entry %s was not erased: %s", entry.pk, error)
