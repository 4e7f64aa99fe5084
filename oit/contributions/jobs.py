"""What is done by itself every few minutes: reminding, trying mails again, forgetting."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .mails import announce, deliver
from .models import Contribution, Link, MailKind, Reader, State
from .models.contribution import CLOSED, WITH_THE_LINE

# People's addresses and what they uploaded go so long after a contribution was taken in or withdrawn.
REMEMBERED_FOR = timedelta(days=90)


def chase():
    """Reminds the line of work the day before the due day and once after it, the head once after it.

    Mails of which the same was sent before are not sent again. A head with an account, and the web officer, are
    reminded of all their duties together (``oit.contributions.duties``).
    """
    today = timezone.localdate()
    asked = Contribution.objects.filter(state__in=WITH_THE_LINE)
    _remind(asked.filter(due=today + timedelta(days=1)), MailKind.TOMORROW, Reader.OFFICER)
    _remind(asked.filter(due__lt=today), MailKind.OVERDUE, Reader.OFFICER)
    waiting = Contribution.objects.filter(state=State.SENT, due__lt=today, head=None)
    _remind(waiting, MailKind.OVERDUE, Reader.HEAD)
    deliver()


def _remind(contributions, kind, reader):
    with transaction.atomic():
        for each in contributions.select_related("head"):
            announce([each], kind, reader, occasion=each.due.isoformat())


def forget():
    """Removes addresses, names, files and links of what was closed long ago. What was done with it stays logged."""
    long_ago = timezone.now() - REMEMBERED_FOR
    for each in Contribution.objects.filter(state__in=CLOSED, closed_at__lt=long_ago, forgotten=False):
        with transaction.atomic():
            for file in each.files.all():
                file.delete()
            Link.objects.filter(contribution=each).delete()
            each.officer = each.officer_email = each.head_email = ""
            each.content, each.forgotten = {}, True
            each.save()
