"""A case as its reporter reads and continues it, with the code."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from .casefile import CaseFile, disclosed, keys_of
from .models import Compartment, Mode, State
from .records import REPORTER, RecordKind


class AlreadyClosed(Exception):
    """The station has closed the case: there is nothing left to withdraw."""


class ReporterFile(CaseFile):
    """A case as its reporter reads it. ``secret``: the ReceiptKey."""

    def __init__(self, case, keys, secret):
        super().__init__(case, keys, partial(keys_of, case, None, secret))

    def withdraw(self, reason=""):
        """Ends the case at the reporter's wish; the officers see it, with the ``reason`` in words.

        Raises AlreadyClosed.
        """
        if self.case.is_closed:
            raise AlreadyClosed
        with transaction.atomic():
            return self._set_state(State.WITHDRAWN, {"text": reason})

    @property
    def disclosable(self):
        """The Modes in which more people can learn the name than do now, fewest first."""
        first = self.conversation[0].aside
        given = any(one.body for one in self.identity)
        mode = disclosed(self.conversation) or first.get("mode") or (Mode.NAMED if given else Mode.ANONYMOUS)
        if mode == Mode.CONFIDENTIAL:
            return [Mode.NAMED]
        if mode == Mode.NAMED:
            return []
        return [Mode.CONFIDENTIAL, Mode.NAMED] if first.get("has_custodian") else [Mode.NAMED]

    def disclose(self, mode, identity):
        """Gives the name, or opens it to more people: the custodian, or all who read the report.

        ``identity``: dict of what the reporter tells now. For all readers the key of the identity goes into the
        conversation, which is theirs. Raises ValueError for a Mode that is not ``disclosable``.
        """
        with transaction.atomic():
            self._hold()
            if mode not in self.disclosable:
                raise ValueError(mode)
            self._append(RecordKind.IDENTITY, identity, Compartment.IDENTITY)
            aside = {"identity_key": self.keys[Compartment.IDENTITY].hex()} if mode == Mode.NAMED else {}
            return self._append(
                RecordKind.DISCLOSURE, {"mode": str(mode)}, Compartment.CONVERSATION, aside=aside
            )

    @property
    def identity(self):
        """The Records of what the reporter told of who they are: their own data, to look at and to correct."""
        return self._read(Compartment.IDENTITY)

    def _author(self, compartment):
        return REPORTER

    def _now(self):
        return timezone.localdate().isoformat()
