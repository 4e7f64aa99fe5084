"""Whether the keys that receive are still those that this officer knew.

Whoever can write to the database can put another first key in place of the right one, with signatures of its own that
hold. Nothing in the database alone can tell; so each holder's key signs which keys it knew when its officer last looked
at them. The officers' screens show the strangers, with their fingerprints to compare by telephone.
"""

import json

from .holders import active_holders
from .models import KeyHolder
from .sealing.secrets import is_signed

PURPOSE = "feedback.complaints known keys v1"


def strangers(key):
    """``(KeyHolders that receive now and were not known, fingerprints of known keys that receive no more)``.

    Compared with what the officer of the HolderKey ``key`` last acknowledged; to one who never did, all are new.
    """
    known = _known(key)
    active = {bytes(one.verify_key).hex(): one for one in active_holders(key.holder.site_id, key.holder.kind)}
    new = [one for text, one in active.items() if text not in known and one.pk != key.holder.pk]
    return new, [known[text] for text in known if text not in active]


def acknowledge(key):
    """Notes that the officer of the HolderKey ``key`` has compared the keys that receive now."""
    active = active_holders(key.holder.site_id, key.holder.kind)
    known = json.dumps({bytes(one.verify_key).hex(): one.fingerprint for one in active}, sort_keys=True)
    KeyHolder.objects.filter(pk=key.holder.pk).update(
        known_keys=known, known_keys_signature=key.secret.sign(_statement(key, known))
    )
    key.holder.refresh_from_db(fields=["known_keys", "known_keys_signature"])


def _known(key):
    """``{key: its fingerprint}`` as acknowledged; nothing, if somebody else wrote it."""
    holder = key.holder
    signature = bytes(holder.known_keys_signature or b"")
    if not is_signed(key.secret.verify_key, _statement(key, holder.known_keys), signature):
        return {}
    return json.loads(holder.known_keys)


def _statement(key, known):
    return f"{PURPOSE} {key.holder.site_as_signed} {key.holder.kind} {known}".encode()
