"""New keys for cases after an officer's key was removed: what comes later is closed to whoever copied the old ones."""

from django.db import transaction

from .casefile import AccessLost
from .casefiles import open_cases
from .epochs import epoch_of


def renew_owed(key):
    """Gives new keys to the cases that the HolderKey ``key`` opens and whose keys are older than the last removal.

    Each case by itself, so that whatever interrupts it leaves only whole ones, and the next unlocking goes on. Returns
    in how many cases. Raises ``holders.NotActive``.
    """
    epoch = epoch_of(key.holder.site, key.holder.kind)
    if not epoch:
        return 0
    return sum(_renewed(file, epoch) for file in open_cases(key) if file.owes(epoch))


def _renewed(file, epoch):
    try:
        with transaction.atomic():
            return file.renew(epoch)
    except AccessLost:
        # Somebody handed it over, or erased it, since the list was read.
        return False
