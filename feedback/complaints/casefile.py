"""What an open case is to everyone who can open it: its records, its files, and adding to them."""

from django.db import transaction
from django.utils import timezone

from cms.thai.years import Month

from .attachments import storing
from .entries import add_entry
from .models import CLOSED, Case, Compartment, Entry, Mode, SealedKey
from .records import Record, RecordKind
from .sealing.records import Damaged, open_record


class AccessLost(Exception):
    """While the case was open, this person's right to it ended, or it was erased."""


class CaseFile:
    """An open case: its ``case`` and the ``keys`` of those compartments that this person can open.

    ``open_keys``: a function that opens them once more, as they are then. ``entries``: its Entries, where they have
    been fetched already.
    """

    def __init__(self, case, keys, open_keys, entries=None):
        self.case = case
        self.keys = keys
        self._open_keys = open_keys
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

        Raises KeyError for a compartment that this person cannot open, AccessLost, ``storing.Gone`` for an attachment
        that was purged meanwhile.
        """
        with transaction.atomic():
            return self._append(kind, body, compartment, attachments)

    def _hold(self):
        """Keeps others from changing the case until the transaction ends, and opens the keys that it has now.

        They may have been renewed since the case was opened. Raises AccessLost.
        """
        held = Case.objects.select_for_update().filter(pk=self.case.pk).first()
        keys = self._open_keys() if held else {}
        if not keys:
            raise AccessLost
        if keys != self.keys:
            self.keys, self._stored, self._records = keys, None, {}
        return held

    def _append(self, kind, body, compartment, attachments=(), aside=None):
        self._hold()
        content = {
            "kind": kind,
            "at": self._now(),
            "by": self._author(compartment),
            "body": body,
            "attachments": storing.adopt(self.case, attachments),
            "aside": aside or {},
        }
        entry = add_entry(self.case, compartment, self.keys[compartment], content)
        self._stored = None
        self._records.pop(compartment, None)
        return Record.from_content(entry.number, content)

    def _set_state(self, state, body):
        earlier = self._hold().closed_month
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


def disclosures(conversation):
    return [one for one in conversation if one.kind == RecordKind.DISCLOSURE]


def disclosed(conversation):
    """The Mode that the reporter chose after the report, or None."""
    found = disclosures(conversation)
    return Mode(found[-1].body["mode"]) if found else None


def keys_of(case, holder, secret):
    """``{compartment: key}`` of what ``secret`` opens: that of the KeyHolder ``holder``, or (None) the reporter's."""
    rows = SealedKey.objects.filter(case=case, holder=holder)
    opened = {row.compartment: secret.open(bytes(row.sealed)) for row in rows}
    return {compartment: key for compartment, key in opened.items() if key}
