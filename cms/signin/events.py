"""Writing and pruning the log."""

from allauth.core import context
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from .addresses import client_ip
from .models import AccessEvent

# What is typed as a user name may be a password typed too early: only its beginning is kept.
SHOWN_OF_UNKNOWN = 3


def record(kind, user=None, *, typed="", detail="", request=None):
    """Adds an event about the account ``user``, or about the unknown name ``typed``. Returns it.

    Who did it and from where comes from ``request``, or from the one being answered; on the command line
    there is none.
    """
    request = request or context.request
    doer = getattr(request, "user", None)
    return AccessEvent.objects.create(
        kind=kind,
        user=user,
        name=user.get_username() if user else _beginning(typed),
        by=doer if doer and doer.is_authenticated and doer != user else None,
        address=client_ip(request) if request else None,
        detail=str(detail)[:255],
    )


def _beginning(typed):
    return f"{typed[:SHOWN_OF_UNKNOWN]}…" if typed else ""


def prune():
    """Forgets events that have been kept long enough, and what is known of sessions that are over."""
    AccessEvent.objects.filter(at__lt=timezone.now() - settings.ACCESS_EVENTS_KEPT).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
