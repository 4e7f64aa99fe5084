"""The keys of a case in the boxes of its holders: made when it comes in, and once more for whoever joins later.

The keys of a case that is there already are sealed to another key only when a holder does something about that very
key: countersigns it, or hands a case over.
"""

from .access import Access
from .models import Case, Compartment, Entry, SealedKey
from .records import RecordKind
from .sealing.records import open_record
from .sealing.secrets import seal_to_holder, seal_to_nobody


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


def _box(holder, key):
    return seal_to_holder(bytes(holder.verify_key), key)


def reseal(by, newcomer):
    """Seals to the KeyHolder ``newcomer`` what the HolderKey ``by`` can open and the newcomer may read.

    Whatever ``by`` cannot open keeps the newcomer's row, or gets a box for nobody, so that there is a row for every
    holder. Returns how many cases the newcomer may read thanks to ``by``.
    """
    kept = {(row.case_id, row.compartment): row for row in SealedKey.objects.filter(holder=newcomer)}
    readable = 0
    for case, keys in opened_keys(by):
        access = access_of(case, keys) if Compartment.INTERNAL in keys else None
        for compartment in Compartment:
            may_read = access and compartment in keys and access.admits(newcomer, compartment)
            row = kept.get((case.pk, compartment))
            if row and not may_read:
                continue
            row = row or SealedKey(case=case, compartment=compartment, holder=newcomer)
            row.sealed = _box(newcomer, keys[compartment]) if may_read else seal_to_nobody()
            row.save()
            readable += bool(may_read and compartment == Compartment.INTERNAL)
    return readable


def opened_keys(key):
    """Yields ``(Case, {compartment: key})`` of every case of the room; empty where the HolderKey ``key`` opens none."""
    rows = {}
    for row in SealedKey.objects.filter(holder=key.holder):
        rows.setdefault(row.case_id, []).append(row)
    for case in Case.objects.filter(site=key.holder.site_id, kind=key.holder.kind):
        opened = {row.compartment: key.secret.open(bytes(row.sealed)) for row in rows.get(case.pk, [])}
        yield case, {compartment: found for compartment, found in opened.items() if found}


def access_of(case, keys):
    """The Access rule of a case: the latest of its sealed ones."""
    entries = Entry.objects.filter(case=case, compartment=Compartment.INTERNAL).order_by("-number")
    for entry in entries:
        content = open_record(keys[Compartment.INTERNAL], entry.place, bytes(entry.ciphertext))
        if content["kind"] == RecordKind.ACCESS:
            return Access.from_body(content["body"])
    return None
