"""Hands reminders to the mail server, and tries again later what it did not take."""

import logging
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q
from django.utils import timezone

from cms.mail.errors import MAIL_ERRORS, answer_of

from .models import Reminder

logger = logging.getLogger(__name__)

MOST_TRIES = 5
PAUSE = timedelta(hours=1)
# An older list would tell of what has changed since.
OUTDATED = timedelta(days=3)
PATIENCE = 20  # seconds


def deliver(reminders):
    """Sends them all, each at most once even where two processes try. A failure is kept in the Reminder and logged."""
    if not reminders:
        return
    connection = get_connection(timeout=PATIENCE)
    try:
        connection.open()
    except MAIL_ERRORS as error:
        for reminder in reminders:
            if _claim(reminder):
                _failed(reminder, error)
        return
    for reminder in reminders:
        if _claim(reminder):
            _send(reminder, connection)
    connection.close()


def to_try_again(now=None):
    """The Reminders that were not sent yet and may be tried again at the moment ``now``."""
    now = now or timezone.now()
    return list(
        Reminder.objects.filter(
            Q(tried_at=None) | Q(tried_at__lte=now - PAUSE),
            state__in=(Reminder.State.WAITING, Reminder.State.FAILED),
            tries__lt=MOST_TRIES,
            day__gte=timezone.localdate(now) - OUTDATED,
            person__is_active=True,
        )
        .exclude(person__email="")
        .select_related("person")
    )


def _claim(reminder):
    """Whether this process is the one to send it: nobody else has tried since it was read."""
    found = Reminder.objects.filter(pk=reminder.pk, tries=reminder.tries).exclude(state=Reminder.State.SENT)
    claimed = found.update(tries=F("tries") + 1, tried_at=timezone.now())
    reminder.tries += claimed
    return bool(claimed)


def _send(reminder, connection):
    message = EmailMultiAlternatives(
        reminder.subject, reminder.text, to=[reminder.person.email], connection=connection
    )
    message.attach_alternative(reminder.html, "text/html")
    try:
        message.send()
    except MAIL_ERRORS as error:
        _failed(reminder, error)
    else:
        # The mail itself is not needed any more, and tells who has what to do.
        sent = {"state": Reminder.State.SENT, "last_error": "", "text": "", "html": ""}
        Reminder.objects.filter(pk=reminder.pk).update(**sent)


def _failed(reminder, error):
    logger.warning("Reminder %s to user %s was not sent: %s", reminder.pk, reminder.person_id, error)
    failed = {"state": Reminder.State.FAILED, "last_error": answer_of(error)[:300]}
    Reminder.objects.filter(pk=reminder.pk).update(**failed)
