"""The entries of a case when they are open."""

from dataclasses import dataclass, field
from enum import StrEnum


class RecordKind(StrEnum):
    """What an entry is. The officers' screens read these; further kinds need no change elsewhere."""

    # In the conversation
    REPORT = "report"
    MESSAGE = "message"
    STATUS = "status"
    DISCLOSURE = "disclosure"  # the reporter gave a name, or gave it to more people
    # Among officers
    ACCESS = "access"
    WRITTEN = "written"  # who wrote which entry of the conversation
    READING = "reading"
    IDENTITY_READING = "identity reading"
    NOTE = "note"
    ASSIGNMENT = "assignment"
    DUE = "due"
    PROGRESS = "progress"
    EXPORT = "export"
    RENEWAL = "renewal"  # the case got new keys
    # The identity
    IDENTITY = "identity"
    # Somebody changed, moved or took out what was stored: it does not open any more.
    DAMAGED = "damaged"


REPORTER, OFFICER = "reporter", "officer"


@dataclass(frozen=True)
class Record:
    """One open entry. ``at``: ISO, to the minute for what officers do and the day alone for what the reporter does.

    ``by``: "reporter"; "officer" in the conversation, which does not name one; ``{"user": id, "name": …}`` elsewhere.
    ``attachments``: those of ``attachments.storing``. ``aside``: what the program needs, and nobody reads.
    """

    number: int
    kind: str
    at: str
    by: object
    body: dict
    attachments: tuple = field(default=())
    aside: dict = field(default_factory=dict, repr=False)

    @classmethod
    def from_content(cls, number, content):
        return cls(
            number=number,
            kind=content["kind"],
            at=content["at"],
            by=content["by"],
            body=content["body"],
            attachments=tuple(content.get("attachments", ())),
            aside=content.get("aside", {}),
        )
