"""A case as a designated officer reads and continues it."""

from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils import timezone

from .access import Access
from .casefile import CaseFile, disclosed, disclosures, keys_of
from .epochs import epoch_of, epochs_in, reporter_key_in
from .holders import active_holders
from .models import Compartment, Mode, State
from .records import OFFICER, RecordKind
from .resealing import REPORTERS, renew, replace_boxes
from .sealing.records import Damaged


class OfficerFile(CaseFile):
    """A case as a holder reads it. ``key``: the HolderKey; ``holder``: its KeyHolder."""

    def __init__(self, case, keys, key, entries=None):
        super().__init__(case, keys, partial(keys_of, case, key.holder, key.secret), entries)
        self.holder = key.holder

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
            self._renew(access, holders, epoch_of(self.case.site, self.case.kind))

    def _access_without_me(self, holders):
        return self.access.without(self.holder.user_id).settled(holders)

    # --- New keys ------------------------------------------------------------------------------------

    def owes(self, epoch):
        """Whether a key that this holder opens is older than the ``epoch`` and can be renewed."""
        known, reporter_key = epochs_in(self.internal), reporter_key_in(self.internal)
        renewable = [one for one in self.keys if reporter_key or one not in REPORTERS]
        return any(known.get(one, 0) < epoch for one in renewable)

    def renew(self, epoch):
        """Gives the case new keys if it still owes them. Inside a transaction. Returns whether it did."""
        self._hold()
        self.admit_disclosed()
        if not self.owes(epoch):
            return False
        self._renew(self.access, active_holders(self.case.site_id, self.case.kind), epoch)
        return True

    def _renew(self, access, holders, epoch):
        """Notes the ``epoch`` of the keys to come and makes them; what is noted is encrypted anew with the rest."""
        reporter_key = reporter_key_in(self.internal)
        renewed = [one for one in self.keys if reporter_key or one not in REPORTERS]
        epochs = {**epochs_in(self.internal), **dict.fromkeys(map(str, renewed), epoch)}
        self._append(RecordKind.RENEWAL, {"epochs": epochs}, Compartment.INTERNAL)
        renew(self.case, self.keys, access, holders, reporter_key)
        self.keys, self._stored, self._records = self._open_keys(), None, {}

    # --- A name that was given later -----------------------------------------------------------------

    @property
    def mode(self):
        """The Mode that holds now: what the reporter chose, or disclosed since."""
        return disclosed(self.conversation) or Mode(self.access.mode)

    def admit_disclosed(self):
        """Lets those read the identity to whom the reporter has opened it since: notes the rule, and seals the key.

        The reporter does not know who may read, so that the next officer who opens the case does it.
        """
        mode = disclosed(self.conversation)
        if mode is None or mode == self.access.mode:
            return
        with transaction.atomic():
            self._hold()
            access = replace(self.access, mode=mode)
            body = {**access.as_body(), "disclosed": True}
            self._append(RecordKind.ACCESS, body, Compartment.INTERNAL)
            if mode == Mode.NAMED:
                key = bytes.fromhex(disclosures(self.conversation)[-1].aside["identity_key"])
                holders = active_holders(self.case.site_id, self.case.kind)
                replace_boxes(self.case, {Compartment.IDENTITY: key}, access, holders)
                self.keys = self._open_keys()

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
