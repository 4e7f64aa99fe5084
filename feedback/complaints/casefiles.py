"""A case while it is open: read and continued by a designated officer, or by the reporter with the code.

For whom a case does not open it does not exist: nothing here tells "forbidden" from "not there".
"""

from django.db import transaction
from django.utils import timezone

from cms.thai.years import Month

from .access import Access
from .attachments import storing
from .entries import add_entry
from .holders import active_holders, require_active
from .models import CLOSED, Case, Compartment, Entry, SealedKey, State
from .records import OFFICER, REPORTER, Record, RecordKind
from .resealing import opened_keys, sealed_keys
from .sealing.receipts import receipt_key
from .sealing.records import Damaged, open_record


class AlreadyClosed(Exception):
    """The station has closed the case: there is nothing left to withdraw."""


class CaseFile:
    """An open case: its ``case`` and the ``keys`` of those compartments that this person can open.

    ``entries``: its Entries, where they have been fetched already.
    """

    def __init__(self, case, keys, entries=None):
        self.case = case
        self.keys = keys
        self._stored = entries
        self._records = {}

    @property
    def conversation(self):
        """The Records of the conversation, oldest first. The first is the report."""
        return self._read(Compartment.CONVERSATION)

    def attachment(self, name):
        """``(facts, bytes)`` of the attachment ``name`` of the conversation, or None. See ``attachments.storing``."""
        for record in self.conversation:
            for facts in record.attachments:
                if facts["name"] == name:
                    return facts, storing.read(facts)
        return None

    def append(self, kind, body, compartment=Compartment.CONVERSATION, attachments=()):
        """Adds an entry with the dict ``body`` (JSON) and pending ``attachments``. Returns its Record.

        Raises KeyError for a compartment that this person cannot open, ``storing.Gone`` for an attachment that was
        purged meanwhile.
        """
        with transaction.atomic():
            return self._append(kind, body, compartment, attachments)

    def _append(self, kind, body, compartment, attachments=()):
        Case.objects.select_for_update().get(pk=self.case.pk)
        content = {
            "kind": kind,
            "at": self._now(),
            "by": self._author(compartment),
            "body": body,
            "attachments": storing.adopt(self.case, attachments),
        }
        entry = add_entry(self.case, compartment, self.keys[compartment], content)
        self._stored = None
        self._records.pop(compartment, None)
        return Record.from_content(entry.number, content)

    def _set_state(self, state, body):
        earlier = Case.objects.select_for_update().get(pk=self.case.pk).closed_month
        this_month = Month.of(timezone.localdate()).to_iso()
        self.case.state = state
        self.case.closed_month = (earlier or this_month) if state in CLOSED else ""
        self.case.save(update_fields=["state", "closed_month"])
        return self._append(RecordKind.STATUS, {**body, "state": state}, Compartment.CONVERSATION)

    def _read(self, compartment):
        if compartment not in self._records:
            stored = {one.number: one for one in self._entries() if one.compartment == compartment}
            # Each has one at least, numbered without gaps. One that is missing was taken out of the database.
            self._records[compartment] = [
                self._open(stored[number]) if number in stored else _damaged(number)
                for number in range(1, max(stored, default=1) + 1)
            ]
        return self._records[compartment]

    def _entries(self):
        """The Entries of the case, in one query for all compartments."""
        if self._stored is None:
            self._stored = list(Entry.objects.filter(case=self.case))
        return self._stored

    def _open(self, entry):
        try:
            content = open_record(self.keys[entry.compartment], entry.place, bytes(entry.ciphertext))
        except Damaged:
            # The others can be read all the same.
            return _damaged(entry.number)
        return Record.from_content(entry.number, content)


def _damaged(number):
    return Record(number, RecordKind.DAMAGED, at="", by="", body={})


class OfficerFile(CaseFile):
    """A case as a holder reads it. ``holder``: the KeyHolder."""

    def __init__(self, case, keys, holder, entries=None):
        super().__init__(case, keys, entries)
        self.holder = holder

    @property
    def internal(self):
        """The Records that officers alone see, oldest first: the rule of access, notes, assignments, readings."""
        return self._read(Compartment.INTERNAL)

    @property
    def access(self):
        """The Access rule that holds now. Raises ``sealing.records.Damaged`` if none opens."""
        rules = [one for one in self.internal if one.kind == RecordKind.ACCESS]
        if not rules:
            raise Damaged
        return Access.from_body(rules[-1].body)

    def note_reading(self):
        """Tells the other holders that this one reads the case now; once a minute is enough."""
        now = (RecordKind.READING, self._now(), self._author(Compartment.INTERNAL))
        if [(last.kind, last.at, last.by) for last in self.internal[-1:]] != [now]:
            self.append(RecordKind.READING, {}, Compartment.INTERNAL)

    @property
    def may_read_identity(self):
        return Compartment.IDENTITY in self.keys

    def read_identity(self, reason):
        """The Records of who the reporter is, oldest first: what the reporter gave, and corrections.

        That it was read, and the ``reason`` in words, is noted first. Raises ValueError without a reason, KeyError for
        a holder who may not.
        """
        if not reason.strip():
            raise ValueError("An identity is opened for a reason.")
        if not self.may_read_identity:
            raise KeyError(Compartment.IDENTITY)
        self.append(RecordKind.IDENTITY_READING, {"reason": reason.strip()}, Compartment.INTERNAL)
        return self._read(Compartment.IDENTITY)

    def append(self, kind, body, compartment=Compartment.CONVERSATION, attachments=()):
        with transaction.atomic():
            record = self._append(kind, body, compartment, attachments)
            self._note_author(record, compartment)
            return record

    def set_state(self, state, body):
        """Sets the public status, with what the reporter is told about it in the dict ``body``. Returns the Record."""
        with transaction.atomic():
            record = self._set_state(State(state), body)
            self._note_author(record, Compartment.CONVERSATION)
            return record

    def successors(self):
        """The KeyHolders who may read the case once this holder handed it over, the superior unit's where it must be.

        Raises NoRecipients, which also says that the last custodian of a confidential case is asked to stay.
        """
        holders = active_holders(self.case.site_id, self.case.kind)
        return self._access_without_me(holders).readers(holders)

    def recuse(self, reason):
        """Hands the case over to the ``successors``, to whose keys it is sealed anew. This holder loses sight of it.

        Raises NoRecipients; nothing is changed then.
        """
        holders = active_holders(self.case.site_id, self.case.kind)
        access = self._access_without_me(holders)
        with transaction.atomic():
            self._append(RecordKind.ACCESS, {**access.as_body(), "reason": reason}, Compartment.INTERNAL)
            mine = SealedKey.objects.filter(case=self.case, holder__isnull=False, compartment__in=self.keys)
            mine.delete()
            SealedKey.objects.bulk_create(sealed_keys(self.case, self.keys, access, holders))

    def _access_without_me(self, holders):
        return self.access.without(self.holder.user_id).settled(holders)

    def _note_author(self, record, compartment):
        """Tells the other officers who wrote in the conversation, where it says "officer"."""
        if compartment == Compartment.CONVERSATION:
            body = {"number": record.number, "kind": record.kind}
            self._append(RecordKind.WRITTEN, body, Compartment.INTERNAL)

    def _author(self, compartment):
        if compartment == Compartment.CONVERSATION:
            return OFFICER
        return {"user": self.holder.user_id, "name": self.holder.user.get_full_name()}

    def _now(self):
        return timezone.localtime().isoformat(timespec="minutes")


class ReporterFile(CaseFile):
    """A case as its reporter reads it."""

    def withdraw(self, reason=""):
        """Ends the case at the reporter's wish; the officers see it, with the ``reason`` in words.

        Raises AlreadyClosed.
        """
        if self.case.is_closed:
            raise AlreadyClosed
        with transaction.atomic():
            return self._set_state(State.WITHDRAWN, {"text": reason})

    @property
    def identity(self):
        """The Records of what the reporter told of who they are: their own data, to look at and to correct."""
        return self._read(Compartment.IDENTITY)

    def _author(self, compartment):
        return REPORTER

    def _now(self):
        return timezone.localdate().isoformat()


# --- Opening -------------------------------------------------------------------------------------


def open_cases(key):
    """The OfficerFiles of every case that the HolderKey ``key`` opens, without noting that they were read.

    For lists: in a constant number of queries. Raises ``holders.NotActive``.
    """
    require_active(key.holder)
    opened = [(case, keys) for case, keys in opened_keys(key) if Compartment.INTERNAL in keys]
    entries = {}
    for entry in Entry.objects.filter(case__in=[case.pk for case, _ in opened]):
        entries.setdefault(entry.case_id, []).append(entry)
    return [OfficerFile(case, keys, key.holder, entries.get(case.pk, [])) for case, keys in opened]


def open_case(key, number, *, is_reading=True):
    """The OfficerFile of the case ``number`` at the key's station, with a note that this holder opened it now.

    ``is_reading`` False leaves the note out, for what notes itself. None where there is no such case, or none for this
    holder. Raises ``holders.NotActive``.
    """
    require_active(key.holder)
    case = Case.objects.filter(site=key.holder.site_id, kind=key.holder.kind, number=number).first()
    keys = keys_of(case, key.holder, key.secret) if case else {}
    if Compartment.INTERNAL not in keys:
        return None
    file = OfficerFile(case, keys, key.holder)
    if is_reading:
        file.note_reading()
    return file


def open_with_receipt(site, receipt):
    """The ReporterFile that the code ``receipt`` opens at the station ``site``, or None.

    ``receipt``: as ``sealing.receipts.read_receipt`` returns it. Slow on purpose; raises ``stretching.Busy``.
    """
    secret = receipt_key(receipt)
    case = Case.objects.filter(site=site, lookup=secret.lookup).first()
    keys = keys_of(case, None, secret) if case else {}
    return ReporterFile(case, keys) if keys else None


def keys_of(case, holder, secret):
    """``{compartment: key}`` of what ``secret`` opens: that of the KeyHolder ``holder``, or (None) the reporter's."""
    rows = SealedKey.objects.filter(case=case, holder=holder)
    opened = {row.compartment: secret.open(bytes(row.sealed)) for row in rows}
    return {compartment: key for compartment, key in opened.items() if key}
