"""A complaint comes in: sealed, and acknowledged only when it is safely stored."""

import secrets as randomness

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.models import Officer
from cms.thai.years import Month

from .access import Access, NoRecipients, same
from .attachments import storing
from .entries import add_entry
from .epochs import epoch_of, origin
from .holders import active_holders
from .models import Case, Compartment, Mode, SealedKey
from .records import REPORTER, RecordKind
from .resealing import REPORTERS, sealed_keys
from .sealing.receipts import receipt_key
from .sealing.secrets import new_key, seal


def is_open(site, kind):
    """Whether there is anybody at the station to whom a report of this kind can be sealed."""
    return bool(active_holders(site, kind))


def positions(site, kind):
    """The positions that a report may concern, for the form's list: of the directory, and of the holders of keys."""
    found = {same(holder.position): holder.position for holder in active_holders(site, kind)}
    for position in Officer.objects.of_station(site).in_office().values_list("position_th", flat=True):
        found.setdefault(same(position), position)
    return sorted(found.values())


def modes(site, kind, concerns):
    """The Modes that a report can be made in which concerns these positions. Empty where nobody is left to read it."""
    holders = active_holders(site, kind)
    return [mode for mode in Mode if _can_be_settled(Access(mode=mode, concerns=tuple(concerns)), holders)]


def _can_be_settled(access, holders):
    try:
        access.settled(holders)
    except NoRecipients:
        return False
    return True


def submit(site, kind, report, *, receipt, **told):
    """Seals and stores a complaint or tip-off. When this returns, it is on the disk. Returns its Case.

    ``report``: a dict (JSON) of what was told. ``receipt``: the code that the reporter has in hand, as
    ``receipts.new_receipt`` made it; sending the same one again makes nothing new. ``told``: as ``take_in``.
    Raises as ``take_in``, and ``stretching.Busy``: nothing is stored then.
    """
    secret = receipt_key(receipt)
    if earlier := _received(site, secret):
        return earlier
    try:
        with transaction.atomic(durable=True):
            return take_in(site, kind, report, secret, **told)
    except IntegrityError:
        # The same form was sent twice at the same time.
        if earlier := _received(site, secret):
            return earlier
        raise


def take_in(
    site,
    kind,
    report,
    secret,
    *,
    mode=Mode.ANONYMOUS,
    identity=None,
    attachments=(),
    concerns=(),
    is_unproven=False,
    entered_by=None,
):
    """The same within the caller's transaction, for the ReceiptKey ``secret`` of a code that was never used.

    ``identity``: a dict (JSON) of who told it. ``attachments``: Pendings of ``attachments.storing``. ``concerns``:
    positions. ``entered_by``: the HolderKey of an officer who entered it for someone who came or called.
    Raises NoRecipients, NoCustodian, ``storing.Gone``.
    """
    # Read before the keys, so that one removed at this moment is renewed for.
    epoch = epoch_of(site, kind)
    holders = active_holders(site, kind)
    access = Access(mode=mode, concerns=tuple(concerns)).settled(holders)
    month = Month.of(timezone.localdate()).to_iso()
    case = Case(site=site, kind=kind, month=month, lookup=secret.lookup, is_unproven=is_unproven)
    case.number = _free_number(site)
    case.save(force_insert=True)
    keys = {compartment: new_key() for compartment in Compartment}
    own = [
        SealedKey(case=case, compartment=one, sealed=seal(secret.public_key, keys[one])) for one in REPORTERS
    ]
    SealedKey.objects.bulk_create([*sealed_keys(case, keys, access, holders), *own])
    contents = _first_entries(report, identity or {}, access, entered_by)
    contents[Compartment.CONVERSATION]["attachments"] = storing.adopt(case, attachments)
    contents[Compartment.CONVERSATION]["aside"] = _for_disclosing(access, holders)
    contents[Compartment.INTERNAL]["body"] |= origin(secret.public_key, epoch)
    for compartment, content in contents.items():
        add_entry(case, compartment, keys[compartment], content)
    return case


def _received(site, secret):
    return Case.objects.filter(site=site, lookup=secret.lookup).first()


def _first_entries(report, identity, access, entered_by):
    """``{compartment: content}``. Each has one, also for an anonymous report, so that all cases look alike."""
    today = timezone.localdate().isoformat()
    officer = entered_by and {
        "user": entered_by.holder.user_id,
        "name": entered_by.holder.user.get_full_name(),
    }
    contents = {
        Compartment.CONVERSATION: (RecordKind.REPORT, REPORTER, report),
        Compartment.INTERNAL: (RecordKind.ACCESS, officer or REPORTER, access.as_body()),
        Compartment.IDENTITY: (RecordKind.IDENTITY, REPORTER, identity),
    }
    return {
        compartment: {"kind": kind, "at": today, "by": by, "body": body}
        for compartment, (kind, by, body) in contents.items()
    }


def _for_disclosing(access, holders):
    """What decides to whom the reporter can give a name later; the reporter does not see the rule of access."""
    custodians = [one for one in access.readers(holders) if one.is_custodian]
    return {"mode": access.mode, "has_custodian": bool(custodians)}


def _free_number(site):
    """A random number to quote, "K-4821-7730": it tells neither an order nor how many there are."""
    while True:
        digits = f"{randomness.randbelow(10**8):08}"
        number = f"K-{digits[:4]}-{digits[4:]}"
        if not Case.objects.filter(site=site, number=number).exists():
            return number
