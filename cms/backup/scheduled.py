"""The backup of every night, and telling the administrators when it fails or does not come."""

import datetime
import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from cms.mail.models import QueuedMail
from cms.mail.queue import queue_mail
from cms.storage import UNREACHABLE

from .errors import BackupError, NotSetUp
from .places import name_at, place_of
from .recording import back_up
from .retention import parse, prune, remove_left_overs
from .state import State

logger = logging.getLogger(__name__)

FROM_HOUR = 2  # when few people are at the site
AGAIN_AFTER = datetime.timedelta(hours=1)
TELL_EVERY = datetime.timedelta(days=1)


def back_up_to_place(address, rule, say):
    """Makes a backup below ``address`` and removes those that ``rule`` (a text) does not keep. Returns its record."""
    rule, place = parse(rule), place_of(address)
    remove_left_overs()
    record = back_up(place, name_at(timezone.now()), say)
    try:
        prune(place, rule)
    except UNREACHABLE:
        # The new one is there; the next run removes what is too old.
        logger.exception("Backups that are too old were not removed.")
    return record


def back_up_if_due():
    """A job of ``cms.tick``: once a day, where BACKUP_TO is set; after a failure, an hour later."""
    if not settings.BACKUP_TO or not is_due(timezone.now()):
        return
    try:
        back_up_to_place(settings.BACKUP_TO, settings.BACKUP_KEEP, say=logger.info)
    except BackupError as error:
        logger.error("%s", error)
        tell(str(error))


def is_due(now):
    state = State.now()
    if state.newest and now - state.newest.started_at < AGAIN_AFTER:
        return False
    if state.last_good is None:
        return True
    last_day, here = timezone.localdate(state.last_good.started_at), timezone.localtime(now)
    return last_day < here.date() and here.hour >= FROM_HOUR


def tell_if_old():
    """A job of ``cms.tick``: no backup came for too long, whoever should have made it."""
    state = State.now()
    if state.last_good and state.is_old:
        with override(settings.LANGUAGE_CODE):
            tell(state.sentence)


def tell(what):
    """Writes to the administrators, once a day at most."""
    site = Site.objects.order_by("-is_default_site", "pk").first()
    people = get_user_model().objects.filter(is_superuser=True, is_active=True).exclude(email="")
    with override(settings.LANGUAGE_CODE):
        subject = _("The website has no new backup")
        body = _(
            "%(what)s\n\nUntil this is mended, what was published and received since the last backup would be lost "
            "with the server. What to do stands in docs/running.md, under “Backups”."
        ) % {"what": what}
    lately = QueuedMail.objects.filter(subject=subject, queued_at__gt=timezone.now() - TELL_EVERY)
    for person in people if site and not lately.exists() else ():
        try:
            queue_mail(site, person.email, subject, body)
        except ValidationError:
            logger.warning("User %s has an address that cannot be written to.", person.pk)


def place_in_settings():
    """The address that BACKUP_TO names. Raises NotSetUp."""
    if not settings.BACKUP_TO:
        raise NotSetUp(_("Name a file, or set BACKUP_TO to the folder or bucket in which backups are kept."))
    return settings.BACKUP_TO
