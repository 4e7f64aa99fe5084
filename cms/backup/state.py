"""How old the last good backup is, and whether something is wrong."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.stations import Role, sites_with_role
from cms.thai.dates import format_date

from .models import Backup


@dataclass(frozen=True)
class State:
    """``newest``: the newest attempt, ``last_good`` the newest that did not fail; Backups, or None."""

    newest: Backup | None
    last_good: Backup | None
    at: datetime.datetime

    @classmethod
    def now(cls):
        return cls(Backup.objects.first(), Backup.objects.good().first(), timezone.now())

    @property
    def is_failing(self):
        return bool(self.newest and self.newest.error)

    @property
    def is_old(self):
        longest = datetime.timedelta(days=settings.BACKUP_OLD_AFTER_DAYS)
        return self.last_good is None or self.at - self.last_good.started_at > longest

    @property
    def needs_care(self):
        return self.is_failing or self.is_old

    @property
    def sentence(self):
        """How it stands, for people who do not run the server."""
        if self.last_good is None:
            return _("There is no backup of this installation: a broken disk would take everything with it.")
        moment = timezone.localtime(self.last_good.started_at)
        when = {"day": format_date(moment, "short"), "time": time_format(moment, "H:i")}
        if not self.is_old:
            return _("Last good backup: %(day)s, %(time)s") % when
        days = (self.at - self.last_good.started_at).days
        return ngettext(
            "The last good backup is %(number)s day old (%(day)s, %(time)s).",
            "The last good backup is %(number)s days old (%(day)s, %(time)s).",
            days,
        ) % {"number": days, **when}

    @property
    def failure(self):
        """What stopped the newest attempt, "" if nothing did."""
        return self.newest.error if self.is_failing else ""


def sees_backups(user):
    """Administrators, and heads of station: they answer for what would be lost."""
    return user.is_active and (user.is_superuser or bool(sites_with_role(user, Role.CHIEF)))
