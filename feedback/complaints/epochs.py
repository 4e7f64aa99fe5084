"""How often somebody lost the right to read, and how far the keys of a case have followed.

A holder can renew only the keys that it opens: the name in a confidential case is the custodian's, and of a case that
concerns the officer who removes a colleague that officer must not know. So each room counts the keys that were removed
(a KeyEpoch), which tells nothing of any case; and each case says in a sealed entry of which epoch its keys are. Whoever
unlocks next and can open it does what is owed (``renewing``).
"""

from django.db.models import F

from .models import Compartment, KeyEpoch


def epoch_of(site, kind):
    """How many keys were removed in this room."""
    return KeyEpoch.objects.filter(site=site, kind=kind).values_list("number", flat=True).first() or 0


def note_removal(site, kind):
    """Notes that a key was removed; inside the transaction that removes it."""
    KeyEpoch.objects.get_or_create(site=site, kind=kind)
    KeyEpoch.objects.filter(site=site, kind=kind).update(number=F("number") + 1)


def origin(reporter_key, epoch):
    """What the first internal entry keeps for renewals: the reporter's X25519 public key (bytes), and the ``epoch``."""
    return {"reporter_key": reporter_key.hex(), "epochs": dict.fromkeys(Compartment.values, epoch)}


def reporter_key_in(internal):
    """The reporter's public key that the Records ``internal`` hold; None in a case that is older than renewals."""
    found = next((one.body["reporter_key"] for one in internal if "reporter_key" in one.body), None)
    return bytes.fromhex(found) if found else None


def epochs_in(internal):
    """``{compartment: epoch}`` of its key, as the latest of the Records ``internal`` says."""
    return next((one.body["epochs"] for one in reversed(internal) if "epochs" in one.body), {})
