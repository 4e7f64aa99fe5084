"""Designated officers of a demonstration station, with sample keys, and what was reported to them.

Their passphrase is public, so what is sealed to them is not secret. Nothing else makes such keys.
"""

from cms.models import User
from feedback.complaints import holders, watching
from feedback.complaints.access import NoRecipients
from feedback.complaints.casefiles import open_case, open_with_receipt
from feedback.complaints.intake import take_in
from feedback.complaints.models import Compartment, Kind, Mode, OtherChannelCount
from feedback.complaints.public.steps import REPORTED
from feedback.complaints.records import RecordKind
from feedback.complaints.sealing.receipts import BadReceipt, read_receipt, receipt_key

from .folder import Entry
from .values import Values

SAMPLE_PHRASE = "sample key of the demonstration"
REPORTER = "reporter"


def load_complaints(site, folder, references):
    """The keys of complaint_keys.toml, the cases of complaint_cases.toml and the counts of complaint_counts.toml."""
    keys = {}
    for entry in folder.complaint_keys:
        key = add_key(site, entry, references, keys)
        keys.setdefault(key.holder.kind, {})[entry.need("person")] = key
    for room in keys.values():
        for key in room.values():
            watching.acknowledge(key)
    for entry in folder.complaint_cases:
        kind = kind_of(entry)
        add_case(site, kind, entry, keys.get(kind, {}))
    for entry in folder.complaint_counts:
        values, count = Values(entry, references), OtherChannelCount(site=site)
        values.assign(count, entry.data)
        values.check(count)
        count.save()


def kind_of(entry):
    kind = entry.need("kind")
    if kind not in Kind.values:
        entry.fail(f"there is no kind “{kind}”. Known are: {', '.join(Kind.values)}.")
    return kind


def add_key(site, entry, references, keys):
    """The HolderKey of an entry: the first of its kind vouches for itself and countersigns the others."""
    entry.only("person", "kind", "position", "is_custodian", "is_superior_unit")
    kind = kind_of(entry)
    user = references.get(entry.need("person"), entry, "person", User)
    flags = entry.without("person", "kind", "position")
    holder, _recovery_key = holders.enrol(site, kind, user, entry.need("position"), SAMPLE_PHRASE, **flags)
    if room := keys.get(kind):
        holder = holders.countersign(holder, next(iter(room.values())))
    return holders.open_with_passphrase(holder, SAMPLE_PHRASE)


def add_case(site, kind, entry, keys):
    """A report, and what was written afterwards. ``keys``: HolderKeys by person."""
    entry.only("kind", "receipt", "mode", "identity", "concerns", "report", "then")
    report = entry.part("report")
    report.only(*REPORTED)
    try:
        receipt = read_receipt(entry.need("receipt"))
        case = take_in(
            site,
            kind,
            report.data,
            receipt_key(receipt),
            mode=Mode(entry.data.get("mode", Mode.ANONYMOUS)),
            identity=entry.data.get("identity"),
            concerns=entry.data.get("concerns", ()),
        )
    except BadReceipt:
        entry.fail("the receipt is no code of twenty digits whose last one fits.")
    except NoRecipients:
        entry.fail("nobody holds a key who may read this.")
    for number, data in enumerate(entry.data.get("then", ()), 1):
        write(case, receipt, Entry(f"{entry.place}, then {number}", data), keys)


def write(case, receipt, entry, keys):
    """What the reporter, or a person with a key, added: a message, or with ``state`` or ``note`` one of these."""
    entry.only("by", "text", "state", "note")
    by, text = entry.need("by"), entry.data.get("text", "")
    if by == REPORTER:
        open_with_receipt(case.site, receipt).append(RecordKind.MESSAGE, {"text": text})
        return
    file = by in keys and open_case(keys[by], case.number)
    if not file:
        entry.fail(f"“{by}” holds no key that opens this case.")
    if "state" in entry.data:
        file.set_state(entry.data["state"], {"text": text})
    elif "note" in entry.data:
        file.append(RecordKind.NOTE, {"text": entry.data["note"]}, Compartment.INTERNAL)
    else:
        file.append(RecordKind.MESSAGE, {"text": text})
