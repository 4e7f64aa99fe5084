"""Who is locked out after too many failures, and how a lock is released.

django-axes counts in the database, so that every process knows. A wrong password counts for the account and the
address together: otherwise anybody could lock out a colleague whose name they know. A wrong code counts for the
account alone, from wherever it comes: only someone with the right password gets that far.
"""

import hashlib
import math
from collections import Counter

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone

from cms.models import User

# Stands after the user name where codes are counted. No user name contains it.
CODE = "#code"


def account_called(typed):
    """The account whose user name or e-mail was typed, in any case, or None. A mailbox of several names none."""
    typed = typed.strip()
    found = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)) if typed else []
    named = [user for user in found if user.username.lower() == typed.lower()] or list(found)
    return named[0] if len(named) == 1 else None


def account_name(request, credentials):
    """What failures are counted under: one name of an account, whichever of its names was typed."""
    credentials = credentials or {}
    if user := credentials.get("second_factor_of"):
        return user.username + CODE
    typed = credentials.get("username") or request.POST.get("login") or ""
    user = account_called(typed)
    return user.username if user else _hash(typed)


def _hash(typed):
    """Stands for a name that no account has: it may be a password in the wrong field."""
    return (
        "unknown:" + hashlib.sha256((settings.SECRET_KEY + typed.strip().lower()).encode()).hexdigest()[:40]
    )


def counted_by(request, credentials):
    """What a failure is counted for; see the top of this module."""
    if (credentials or {}).get("second_factor_of"):
        return ["username"]
    return [["username", "ip_address"]]


def count_wrong_code(request, user):
    """Counts a wrong code or passkey. At the limit the request is answered with ``locked_response``."""
    AxesProxyHandler.user_login_failed(
        sender=__name__, credentials={"second_factor_of": user}, request=request
    )


def codes_are_locked(request, user):
    """Whether no further code of this account is looked at for now."""
    return AxesProxyHandler.is_locked(request, {"second_factor_of": user})


def forget_wrong_codes(user):
    reset(username=user.username + CODE)


def _counted_under(user):
    return [user.username, user.username + CODE, _hash(user.email)]


def is_locked(user):
    """Whether this account is locked at some address, or its codes are."""
    recent = AccessAttempt.objects.filter(
        username__in=_counted_under(user), attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME
    )
    failures = Counter()
    for attempt in recent:
        by_address = not attempt.username.endswith(CODE)
        key = (attempt.username, attempt.ip_address if by_address else None)
        failures[key] += attempt.failures_since_start
    return max(failures.values(), default=0) >= settings.AXES_FAILURE_LIMIT


def release(user):
    """Lets the account try again at once."""
    for name in _counted_under(user):
        reset(username=name)


def locked_response(request, response=None, credentials=None):
    """What someone who is locked out sees, with status 429."""
    minutes = math.ceil(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    return render(request, "signin/locked.html", {"minutes": minutes}, status=429)
