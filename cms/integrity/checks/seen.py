from dataclasses import dataclass

from cms.integrity.kinds import Kind

LONGEST = 500


@dataclass(frozen=True)
class Seen:
    """Something that may not be there. The same ``kind`` and ``subject`` at a station are the same thing."""

    kind: Kind
    subject: str
    detail: str = ""
