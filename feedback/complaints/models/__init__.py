"""What the database keeps of complaints and tip-offs: public keys, sealed bytes, and the few facts named in
``docs/security.md`` that stay in clear."""

from .cases import CLOSED, Attachment, Case, Compartment, Entry, Mode, PendingAttachment, SealedKey, State
from .counts import Channel, ErasedCount, OtherChannelCount
from .holders import FailedTries, KeyEpoch, KeyHolder, UnlockedKey
from .kinds import Kind
from .reminders import Reminder

__all__ = [
    "CLOSED",
    "Attachment",
    "Case",
    "Channel",
    "Compartment",
    "Entry",
    "ErasedCount",
    "FailedTries",
    "KeyEpoch",
    "KeyHolder",
    "Kind",
    "Mode",
    "OtherChannelCount",
    "PendingAttachment",
    "Reminder",
    "SealedKey",
    "State",
    "UnlockedKey",
]
