"""Hands the mails that are due to the mail server, and forgets those that are done with."""

import datetime
import logging
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone

from cms.models import StationSettings

from .errors import MAIL_ERRORS, answer_of
from .models import MOST_TRIES, PAUSES, QueuedMail

logger = logging.getLogger(__name__)

PATIENCE = 20  # seconds that the mail server may take to answer
MOST_IN_A_ROUND = 100
# What was sent, or given up, is kept so long for the officers' list. Our choice: no law asks for it.
KEPT = datetime.timedelta(days=90)
# The server answered, about this one mail: the next may well be taken.
ABOUT_ONE_MAIL = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, ValueError)


def deliver(now=None):
    """Sends what is due. Each mail goes out once, also where two processes do this at the same time.

    A mail that is refused waits for its next try. Where there is no connection, none of the others is tried.
    """
    mails = list(QueuedMail.objects.due(now or timezone.now()).select_related("site")[:MOST_IN_A_ROUND])
    if not mails:
        return
    connection = get_connection(timeout=PATIENCE)
    try:
        connection.open()
    except MAIL_ERRORS as error:
        for mail in mails:
            if _claim(mail):
                _failed(mail, error)
        return
    try:
        _send_all(mails, connection)
    finally:
        _close(connection)


def _send_all(mails, connection):
    for mail in mails:
        if not _claim(mail):
            continue
        try:
            _message(mail, connection).send()
        except MAIL_ERRORS as error:
            _failed(mail, error)
            if not isinstance(error, ABOUT_ONE_MAIL):
                return
        else:
            QueuedMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), error="")


def _close(connection):
    try:
        connection.close()
    except MAIL_ERRORS:
        logger.warning("The connection to the mail server could not be closed.", exc_info=True)


def _claim(mail):
    """Whether this process is the one to send it: nobody else has tried since it was read.

    A process that ends while it sends leaves a mail that is tried again after the pause.
    """
    pause = PAUSES[min(mail.tries, len(PAUSES) - 1)]
    same = QueuedMail.objects.filter(pk=mail.pk, tries=mail.tries, sent_at=None)
    claimed = same.update(tries=F("tries") + 1, due_at=timezone.now() + pause)
    mail.tries += claimed
    return bool(claimed)


def _message(mail, connection):
    station = StationSettings.for_site(mail.site)
    return EmailMessage(
        mail.subject,
        mail.body,
        to=[mail.to],
        reply_to=[station.email] if station.email else None,
        connection=connection,
    )


def _failed(mail, error):
    # What the server said may name the address: it stands beside the mail, not in the log.
    logger.warning(
        "Mail %s was not sent at try %s of %s: %s", mail.pk, mail.tries, MOST_TRIES, type(error).__name__
    )
    QueuedMail.objects.filter(pk=mail.pk).update(error=answer_of(error)[:300])


def prune(now=None):
    """Forgets mails that were sent or given up long ago."""
    old = QueuedMail.objects.filter(queued_at__lt=(now or timezone.now()) - KEPT)
    old.exclude(sent_at=None).delete()
    old.filter(tries__gte=MOST_TRIES).delete()
