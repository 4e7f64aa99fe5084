"""Mails of the own station that did not go out, as something to do."""

from django.urls import reverse
from django.utils.translation import ngettext

from cms.models.stations import may
from cms.today import ToDo

from .models import QueuedMail


def mails_to_look_at(user, site, on):
    """See `cms.today`."""
    if not (may(user, "view", QueuedMail, site) or may(user, "change", QueuedMail, site)):
        return
    mails = list(QueuedMail.objects.of_station(site).in_trouble())
    if mails:
        words = ngettext(
            "%(number)s mail did not go out. Look at it",
            "%(number)s mails did not go out. Look at them",
            len(mails),
        )
        yield ToDo(words % {"number": len(mails)}, reverse("mail:report"), note=mails[0].error, order=60)
