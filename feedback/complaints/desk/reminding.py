"""Mails to the designated officers: once on a working day, and only that something may be waiting.

All officers of a room get the same mail in the same round, also those whom nothing of it concerns: the queue of mails
is not sealed, and tells neither the hour at which something came nor whom it is kept from.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site
from wagtail.users.models import UserProfile

from cms.mail.queue import queue_mail
from cms.models.days_off import days_off_of
from cms.thai.working_days import is_working_day
from feedback.complaints.holders import active_holders
from feedback.complaints.models import Compartment, Entry, Kind, Reminder

MORNING = 8  # o'clock


def remind(now=None):
    """A job of ``cms.tick``."""
    now = timezone.localtime(now)
    if now.hour < MORNING or not is_working_day(now.date()):
        return
    for site in Site.objects.all():
        if is_working_day(now.date(), days_off_of(site)):
            for kind in Kind:
                _remind_room(site, kind, now.date())


@transaction.atomic
def _remind_room(site, kind, day):
    """Writes to the officers if the conversations have grown since the last round, and notes how far they are."""
    written = Entry.objects.filter(
        case__site=site, case__kind=kind, compartment=Compartment.CONVERSATION
    ).count()
    Reminder.objects.get_or_create(site=site, kind=kind, defaults={"day": day.min})
    reminder = Reminder.objects.select_for_update().get(site=site, kind=kind)
    if reminder.day >= day:
        return
    if written > reminder.entries:
        for holder in active_holders(site, kind):
            _write(site, holder.user)
    Reminder.objects.filter(pk=reminder.pk).update(day=day, entries=written)


def _write(site, user):
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        body = _(
            "Something may be waiting for you. Sign in and look: %(address)s\n\nEveryone with the same duty gets this "
            "mail, and it never says more than this."
        ) % {"address": site.root_url + reverse("wagtailadmin_home")}
        try:
            queue_mail(site, user.email, _("Something may be waiting for you"), body)
        except ValidationError:
            # Without an address that can be written to, the officer looks in without being asked.
            return
