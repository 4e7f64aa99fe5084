"""Mails about contributions. What cannot be sent is kept, tried again, and shown; nothing else waits for it."""

import logging
from datetime import timedelta
from functools import partial

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override

from cms.mail.errors import answer_of
from cms.models import StationSettings

from .models import Link, Mail, MailKind, Reader, State
from .models.contribution import CLOSED, WITH_THE_LINE

logger = logging.getLogger(__name__)

MOST_TRIES = 5
# Seconds that a mail server may take to answer: somebody waits for the page.
PATIENCE = 10
# How long to wait for the next try, times the number of tries so far.
WAIT = timedelta(minutes=20)


def announce(contributions, kind, reader, occasion=""):
    """Notes a mail for each contribution whose reader has an address, and sends them once all is stored.

    The same mail is noted only once. Those to one person leave as one mail.
    """
    for each in contributions:
        if address_of(each, reader):
            Mail.objects.get_or_create(contribution=each, kind=kind, reader=reader, occasion=occasion)
    transaction.on_commit(partial(deliver, [each.pk for each in contributions]))


def deliver(numbers=None):
    """Sends what is still to be sent and whose turn it is; ``numbers``: only about these contributions."""
    waiting = Mail.objects.filter(sent_at=None, tries__lt=MOST_TRIES).exclude(contribution__state__in=CLOSED)
    if numbers is not None:
        waiting = waiting.filter(contribution__in=numbers)
    together = {}
    for mail in waiting.select_related("contribution__site", "contribution__head").order_by("pk"):
        address = address_of(mail.contribution, mail.reader)
        if address and _is_true_still(mail) and _claim(mail):
            key = (mail.contribution.site_id, mail.kind, mail.reader, address)
            together.setdefault(key, []).append(mail)
    for (_site, kind, reader, address), mails in together.items():
        _send(MailKind(kind), Reader(reader), address, mails)


def _claim(mail):
    """Whether it is this mail's turn, and no other process sends it at this moment."""
    now = timezone.now()
    if mail.tried_at and mail.tried_at + WAIT * mail.tries > now:
        return False
    same = Mail.objects.filter(pk=mail.pk, tries=mail.tries, sent_at=None)
    return same.update(tries=F("tries") + 1, tried_at=now) == 1


def address_of(contribution, reader):
    """The e-mail address of the reader, or an empty string."""
    return contribution.officer_email if reader == Reader.OFFICER else contribution.head_address


def _is_true_still(mail):
    """Whether the mail would say what is the case."""
    contribution = mail.contribution
    if mail.kind in (MailKind.TOMORROW, MailKind.OVERDUE) and mail.occasion != contribution.due.isoformat():
        return False
    if mail.kind in (MailKind.SENT, MailKind.RETURNED) and mail.occasion != str(contribution.saves):
        return False
    return contribution.state in (WITH_THE_LINE if mail.reader == Reader.OFFICER else (State.SENT,))


def _send(kind, reader, address, mails):
    """One mail that lists them all, each with a link of its own."""
    first = mails[0].contribution
    numbers = [mail.pk for mail in mails]
    with override(_language_of(first, reader)):
        context = {
            "kind": str(kind),
            "reader": str(reader),
            "station": StationSettings.for_site(first.site),
            "asked": [
                {"contribution": mail.contribution, "link": Link.make(mail.contribution, reader)}
                for mail in mails
            ],
        }
        message = EmailMultiAlternatives(
            subject=f"{SUBJECTS[kind]()}: {first.subject}" + (" …" if len(mails) > 1 else ""),
            body=render_to_string("contributions/mail.txt", context),
            to=[address],
            connection=get_connection(timeout=PATIENCE),
        )
        message.attach_alternative(render_to_string("contributions/mail.html", context), "text/html")
    try:
        message.send()
    except OSError as error:
        logger.exception("A mail about contributions could not be sent: %s", numbers)
        Mail.objects.filter(pk__in=numbers).update(error=answer_of(error)[:300])
    else:
        Mail.objects.filter(pk__in=numbers).update(sent_at=timezone.now(), error="")


def _language_of(contribution, reader):
    """The language that a head with an account reads the admin in; Thai for everybody else."""
    profile = getattr(contribution.head, "wagtail_userprofile", None) if reader == Reader.HEAD else None
    return (profile and profile.preferred_language) or "th"


# The one line of the mail that is always read.
SUBJECTS = {
    MailKind.ASKED: lambda: gettext("Asked for your part"),
    MailKind.TOMORROW: lambda: gettext("Due tomorrow"),
    MailKind.OVERDUE: lambda: gettext("Overdue"),
    MailKind.SENT: lambda: gettext("To be approved"),
    MailKind.RETURNED: lambda: gettext("Returned to you"),
}
