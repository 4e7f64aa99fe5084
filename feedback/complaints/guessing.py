"""Guessing a passphrase or recovery key at the officers' screens is slowed, beyond Argon2, by pauses that grow.

The tries are counted in the database for each holder and each of the two ways in, and before the slow calculation:
many at once gain nothing, and an emptied cache changes nothing. A pause never lasts longer than LONGEST, tries during
it neither count nor lengthen it, and the two ways in do not close each other: whoever guesses cannot lock the officer
out for good. And guessing needs the officer's own signed-in account: a new password there ends it.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import FailedTries
from .sealing.stretching import Busy
from .sealing.wrapping import WrongPassphrase

Means = FailedTries.Means
# So many may go wrong without a pause: a keyboard in the wrong language, capitals.
FREE = 3
FIRST, LONGEST = timedelta(seconds=15), timedelta(minutes=15)
# After so long without a try, the count begins anew.
FORGOTTEN = timedelta(days=1)


class TooSoon(Exception):
    """The next try is possible after ``pause`` (timedelta); nothing was tried."""

    def __init__(self, pause):
        self.pause = pause


def pause_after(number):
    """How long nothing can be tried after ``number`` wrong tries: FIRST after the third, twice as long each time."""
    if number < FREE:
        return timedelta()
    return min(FIRST * 2 ** min(number - FREE, 10), LONGEST)


@contextmanager
def counted(holder, means):
    """Around one try: counts it as wrong until it proves right. Raises TooSoon instead of trying.

    Not inside a transaction that the wrong try would undo.
    """
    earlier = _count(holder, means)
    try:
        yield
    except WrongPassphrase:
        raise
    except Busy:
        # Nothing was tried.
        _tries(holder, means).update(number=earlier)
        raise
    else:
        _tries(holder, means).delete()


def failures(holder):
    """How many wrong tries there were, either way, since the last right one."""
    return sum(FailedTries.objects.filter(holder=holder).values_list("number", flat=True))


@transaction.atomic
def _count(holder, means):
    """Counts one try; returns how many had gone wrong before."""
    now = timezone.now()
    _tries(holder, means).filter(last_at__lt=now - FORGOTTEN).delete()
    FailedTries.objects.get_or_create(holder=holder, means=means)
    tries = _tries(holder, means).select_for_update().get()
    left = tries.last_at + pause_after(tries.number) - now
    if tries.number >= FREE and left > timedelta():
        raise TooSoon(left)
    earlier, tries.number, tries.last_at = tries.number, tries.number + 1, now
    tries.save(update_fields=["number", "last_at"])
    return earlier


def _tries(holder, means):
    return FailedTries.objects.filter(holder=holder, means=means)
