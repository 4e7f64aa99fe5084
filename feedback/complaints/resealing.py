"""The keys of a case in the boxes of its holders: made when it comes in, and once more for whoever joins later.

The keys of a case that is there already are sealed to another key only when a holder does something about that very
key: countersigns it, or hands a case over.

Whoever could open a case may have copied its keys. When that right ends, ``renew`` gives the case new ones.
"""

from .access import Access
from .models import Case, Compartment, Entry, SealedKey
from .records import RecordKind
from .sealing.records import Damaged, open_record, reseal_record
from .sealing.secrets import new_key, seal, seal_to_holder, seal_to_nobody

# The compartments that the reporter can open.
REPORTERS = (Compartment.CONVERSATION, Compartment.IDENTITY)


def sealed_keys(case, keys, access, holders):
    """The SealedKeys, not saved, of a ``case`` for KeyHolders: a box for nobody where ``access`` does not admit.

    ``keys``: {compartment: its key}.
    """
    return [
        SealedKey(
            case=case,
            compartment=compartment,
            holder=holder,
            sealed=_box(holder, key) if access.admits(holder, compartment) else seal_to_nobody(),
        )
        for compartment, key in keys.items()
        for holder in holders
    ]


def replace_boxes(case, keys, access, holders):
    """Seals the ``keys`` of a ``case`` anew to all KeyHolders, as ``access`` admits them now.

    Rows that are there stay, with another box: which of them changed for good cannot be told from the table.
    """
    rows = SealedKey.objects.filter(case=case, compartment__in=keys, holder__isnull=False)
    kept = {(row.compartment, row.holder_id): row for row in rows}
    new, changed = [], []
    for fresh in sealed_keys(case, keys, access, holders):
        row = kept.get((fresh.compartment, fresh.holder_id))
        if row:
            row.sealed = fresh.sealed
            changed.append(row)
        else:
            new.append(fresh)
    SealedKey.objects.bulk_create(new)
    SealedKey.objects.bulk_update(changed, ["sealed"], batch_size=200)


def renew(case, keys, access, holders, reporter_key):
    """Encrypts the compartments of ``keys`` anew under new keys, sealed to the ``holders`` whom ``access`` admits.

    ``reporter_key``: the reporter's public key; without it, what the reporter reads keeps its keys. Inside a
    transaction that holds the case.
    """
    new = {one: new_key() for one in keys if reporter_key or one not in REPORTERS}
    entries = list(Entry.objects.filter(case=case, compartment__in=new))
    for entry in entries:
        try:
            entry.ciphertext = reseal_record(
                keys[entry.compartment], new[entry.compartment], entry.place, bytes(entry.ciphertext)
            )
        except Damaged:
            # It stays as damaged as it is.
            continue
    Entry.objects.bulk_update(entries, ["ciphertext"], batch_size=100)
    replace_boxes(case, {**keys, **new}, access, holders)
    for compartment in new:
        if compartment in REPORTERS:
            row = SealedKey.objects.filter(case=case, compartment=compartment, holder__isnull=True)
            row.update(sealed=seal(reporter_key, new[compartment]))


def _box(holder, key):
    return seal_to_holder(bytes(holder.verify_key), key)


def reseal(by, newcomer):
    """Seals to the KeyHolder ``newcomer`` what the HolderKey ``by`` can open and the newcomer may read.

    Whatever ``by`` cannot open keeps the newcomer's row, or gets a box for nobody, so that there is a row for every
    holder. Returns how many cases the newcomer may read thanks to ``by``.
    """
    kept = {(row.case_id, row.compartment): row for row in SealedKey.objects.filter(holder=newcomer)}
    new, changed, readable = [], [], set()
    for case, keys, access in _opened(by):
        for compartment in Compartment:
            may_read = bool(access) and compartment in keys and access.admits(newcomer, compartment)
            row = kept.get((case.pk, compartment))
            if row and not may_read:
                continue
            box = _box(newcomer, keys[compartment]) if may_read else seal_to_nobody()
            if row:
                row.sealed = box
                changed.append(row)
            else:
                new.append(SealedKey(case=case, compartment=compartment, holder=newcomer, sealed=box))
            if may_read:
                readable.add(case.pk)
    SealedKey.objects.bulk_create(new)
    SealedKey.objects.bulk_update(changed, ["sealed"], batch_size=200)
    return len(readable)


def _opened(key):
    """Yields ``(Case, its keys, its Access)``; without keys and rule where the HolderKey ``key`` does not open it."""
    entries = {}
    room = {"case__site": key.holder.site_id, "case__kind": key.holder.kind}
    for entry in Entry.objects.filter(compartment=Compartment.INTERNAL, **room).order_by("number"):
        entries.setdefault(entry.case_id, []).append(entry)
    for case, keys in opened_keys(key):
        yield case, keys, access_in(entries.get(case.pk, ()), keys.get(Compartment.INTERNAL))


def opened_keys(key):
    """Yields ``(Case, {compartment: key})`` of every case of the room; empty where the HolderKey ``key`` opens none."""
    rows = {}
    for row in SealedKey.objects.filter(holder=key.holder):
        rows.setdefault(row.case_id, []).append(row)
    for case in Case.objects.filter(site=key.holder.site_id, kind=key.holder.kind):
        opened = {row.compartment: key.secret.open(bytes(row.sealed)) for row in rows.get(case.pk, [])}
        yield case, {compartment: found for compartment, found in opened.items() if found}


def access_in(entries, key):
    """The latest Access rule in the internal Entries of a case, in their order; None without their ``key``."""
    for entry in reversed(entries if key else ()):
        try:
            content = open_record(key, entry.place, bytes(entry.ciphertext))
        except Damaged:
            continue
        if content["kind"] == RecordKind.ACCESS:
            return Access.from_body(content["body"])
    return None
