"""The designated officers of a station: whose keys receive, and how a key comes, changes and goes.

A permission gives nothing here. The first key of a station and kind vouches for itself, every other is countersigned by
someone whose key is active, and that is verified each time something is sealed.
"""

from dataclasses import dataclass

from django.db import transaction

from .changes import Change, note
from .epochs import note_removal
from .guessing import Means, counted
from .models import KeyHolder, UnlockedKey
from .resealing import reseal
from .sealing.secrets import Secret, is_signed
from .sealing.wrapping import WrongPassphrase, new_recovery_key, read_recovery_key, unwrap, wrap


@dataclass(frozen=True)
class HolderKey:
    """A KeyHolder together with its Secret, while it is unlocked."""

    holder: KeyHolder
    secret: Secret


class NotActive(Exception):
    """The key is waiting for a countersignature, was removed, or its countersignatures do not hold."""


class NotAllowed(Exception):
    """The step does not fit the state of these keys (another station, not waiting, one's own)."""


def active_holders(site, kind):
    """The KeyHolders of the station ``site`` and ``kind`` whose countersignatures hold, verified now, by id.

    None at all if more than one key vouches for itself: one of them was put into the database by hand, and which cannot
    be told.
    """
    signed = list(
        KeyHolder.objects.filter(site=site, kind=kind, countersignature__isnull=False).select_related("user")
    )
    first = [one for one in signed if one.countersigned_by_id is None and _vouches(one, one)]
    if len(first) != 1:
        return []
    active = {first[0].pk: first[0]}
    found = first
    while found:
        found = [
            one
            for one in signed
            if one.pk not in active
            and one.countersigned_by_id in active
            and _vouches(active[one.countersigned_by_id], one)
        ]
        active.update((one.pk, one) for one in found)
    return sorted(active.values(), key=lambda one: one.pk)


def _vouches(by, holder):
    return is_signed(bytes(by.verify_key), holder.statement(), bytes(holder.countersignature))


def is_active(holder):
    """Whether this KeyHolder is one of ``active_holders``."""
    return holder.pk in {one.pk for one in active_holders(holder.site_id, holder.kind)}


def require_active(holder):
    """Raises NotActive unless this KeyHolder is one of ``active_holders``."""
    if not is_active(holder):
        raise NotActive


# --- Coming --------------------------------------------------------------------------------------


def enrol(site, kind, user, position, passphrase, *, is_custodian=False, is_superior_unit=False):
    """Makes a key for ``user``. Returns ``(KeyHolder, recovery key to print)``; the latter is kept nowhere.

    The first key of a station and kind is active at once; any other waits for ``countersign``. A key of the same user
    that was still waiting is replaced. Whether the user may ask for a key, and whether the passphrase is good, is for
    the caller to say (``django.contrib.auth.password_validation``).
    """
    key, recovery_key = _made(site, kind, user, position, passphrase, is_custodian, is_superior_unit)
    holder = key.holder
    with transaction.atomic():
        room = KeyHolder.objects.filter(site=site, kind=kind)
        if not room.exists():
            _vouch(key, holder)
        room.filter(user=user, countersignature__isnull=True).delete()
        holder.save()
        note(Change.ENROLLED, holder, user)
    return holder, recovery_key


def _made(site, kind, user, position, passphrase, is_custodian, is_superior_unit):
    """``(HolderKey that is not saved, recovery key)``."""
    secret = Secret.new()
    recovery_key = new_recovery_key()
    holder = KeyHolder(
        site=site,
        kind=kind,
        user=user,
        position=" ".join(position.split()),
        is_custodian=is_custodian,
        is_superior_unit=is_superior_unit,
        verify_key=secret.verify_key,
        wrapped_by_passphrase=wrap(secret, passphrase),
        wrapped_by_recovery_key=wrap(secret, recovery_key),
    )
    return HolderKey(holder, secret), recovery_key


def countersign(newcomer, by):
    """Lets the waiting KeyHolder ``newcomer`` in, in the name of the HolderKey ``by``, and seals the cases to it.

    The person behind ``by`` has compared the fingerprint with the newcomer, by telephone or face to face. Whoever is
    let in may read the cases that ``by`` may read, unless they concern the newcomer; see ``resealing``.
    Raises NotActive, NotAllowed.
    """
    with transaction.atomic():
        newcomer = _let_in(newcomer, by)
        note(Change.COUNTERSIGNED, newcomer, by.holder.user)
    return newcomer


def _let_in(newcomer, by):
    require_active(by.holder)
    newcomer = KeyHolder.objects.select_for_update().get(pk=newcomer.pk)
    if not newcomer.is_waiting or not _same_room(newcomer, by.holder):
        raise NotAllowed
    _vouch(by, newcomer)
    newcomer.save(update_fields=["countersignature", "countersigned_by"])
    reseal(by, newcomer)
    return newcomer


def _vouch(by, holder):
    """Writes the signature of the HolderKey ``by`` into ``holder``; its own makes it the first."""
    holder.countersigned_by = None if by.holder is holder else by.holder
    holder.countersignature = by.secret.sign(holder.statement())


def _same_room(one, other):
    return (one.site_id, one.kind) == (other.site_id, other.kind)


# --- Going ---------------------------------------------------------------------------------------


def remove(holder, by):
    """Removes the KeyHolder ``holder`` with all that was sealed to it, in the name of the HolderKey ``by``.

    ``by`` vouches anew for everyone who stays, so that nothing rests on the key that is gone. A key that waits, or
    whose countersignature does not hold, goes in the same way. The cases then owe new keys: ``renewing.renew_owed``.
    Raises NotActive, and NotAllowed for one's own key.
    """
    with transaction.atomic():
        _take_out(holder, by)
        note(Change.REMOVED, holder, by.holder.user)


def _take_out(holder, by):
    room = KeyHolder.objects.select_for_update().filter(site=by.holder.site_id, kind=by.holder.kind)
    locked = {one.pk: one for one in room}
    active = {one.pk for one in active_holders(by.holder.site_id, by.holder.kind)}
    if by.holder.pk not in active:
        raise NotActive
    if holder.pk == by.holder.pk or holder.pk not in locked:
        raise NotAllowed
    room.update(countersignature=None, countersigned_by=None)
    locked.pop(holder.pk).delete()
    note_removal(by.holder.site, by.holder.kind)
    key = HolderKey(locked[by.holder.pk], by.secret)
    _vouch(key, key.holder)
    key.holder.save(update_fields=["countersignature", "countersigned_by"])
    for one in locked.values():
        if one.pk in active and one.pk != key.holder.pk:
            _vouch(key, one)
            one.save(update_fields=["countersignature", "countersigned_by"])


# --- Changing ------------------------------------------------------------------------------------


def rotate(old, passphrase):
    """Replaces the key of the HolderKey ``old`` by a new one, which may read what the old one could.

    Returns ``(HolderKey, recovery key to print)``. Raises NotActive.
    """
    was = old.holder
    new, recovery_key = _made(
        was.site,
        was.kind,
        was.user,
        was.position,
        passphrase,
        was.is_custodian,
        was.is_superior_unit,
    )
    with transaction.atomic():
        new.holder.save()
        new = HolderKey(_let_in(new.holder, old), new.secret)
        _take_out(was, new)
        new.holder.refresh_from_db()
        note(Change.REPLACED, new.holder, was.user)
    return new, recovery_key


def open_with_passphrase(holder, passphrase):
    """The HolderKey of ``holder``. Raises ``wrapping.WrongPassphrase``, ``guessing.TooSoon``, ``stretching.Busy``."""
    with counted(holder, Means.PASSPHRASE):
        return _opened(holder, holder.wrapped_by_passphrase, passphrase)


def _opened(holder, wrapped, typed):
    """The HolderKey in the text ``wrapped``. Somebody may have put another key's in its place."""
    secret = unwrap(wrapped, typed)
    if secret.verify_key != bytes(holder.verify_key):
        raise WrongPassphrase
    return HolderKey(holder, secret)


def change_passphrase(key, passphrase):
    """Puts the HolderKey ``key`` behind a new passphrase, and locks it in every browser."""
    with transaction.atomic():
        _wrap_anew(key, passphrase)
        note(Change.PHRASE, key.holder, key.holder.user)


def _wrap_anew(key, passphrase):
    key.holder.wrapped_by_passphrase = wrap(key.secret, passphrase)
    key.holder.save(update_fields=["wrapped_by_passphrase"])
    UnlockedKey.objects.filter(holder=key.holder).delete()


def renew_recovery_key(key):
    """Returns a new recovery key to print; the earlier one no longer opens anything."""
    with transaction.atomic():
        recovery_key = _wrap_for_paper(key)
        note(Change.RECOVERY_KEY, key.holder, key.holder.user)
    return recovery_key


def _wrap_for_paper(key):
    recovery_key = new_recovery_key()
    key.holder.wrapped_by_recovery_key = wrap(key.secret, recovery_key)
    key.holder.is_recovery_key_checked = False
    key.holder.save(update_fields=["wrapped_by_recovery_key", "is_recovery_key_checked"])
    return recovery_key


def is_recovery_key(holder, typed):
    """Whether ``typed`` is the recovery key of ``holder``.

    Raises ``wrapping.BadRecoveryKey`` for what is none, ``guessing.TooSoon``, ``stretching.Busy``.
    """
    try:
        _open_with_recovery_key(holder, typed)
    except WrongPassphrase:
        return False
    return True


def _open_with_recovery_key(holder, typed):
    """The HolderKey that the recovery key ``typed`` opens."""
    # What cannot be a recovery key is a slip of the pen and no guess.
    recovery_key = read_recovery_key(typed)
    with counted(holder, Means.RECOVERY_KEY):
        return _opened(holder, holder.wrapped_by_recovery_key, recovery_key)


def recover(holder, typed, passphrase):
    """Opens a key whose passphrase is lost with the recovery key ``typed`` from paper, and sets a new passphrase.

    Returns a new recovery key to print: the old one has been typed in now. Raises ``wrapping.BadRecoveryKey``,
    ``wrapping.WrongPassphrase``, ``guessing.TooSoon``. Where both are lost: ``enrol`` anew, a colleague's
    ``countersign``, then ``remove`` of the old key.
    """
    key = _open_with_recovery_key(holder, typed)
    with transaction.atomic():
        _wrap_anew(key, passphrase)
        recovery_key = _wrap_for_paper(key)
        note(Change.RECOVERED, holder, holder.user)
    return recovery_key
