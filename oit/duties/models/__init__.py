from .assignments import Assignment
from .calendar import CalendarEntry
from .evidence import EvidenceFailure, EvidencePack
from .evidence_zip import EvidenceZip
from .reminders import Reminder, ReminderRun

__all__ = [
    "Assignment",
    "CalendarEntry",
    "EvidenceFailure",
    "EvidencePack",
    "EvidenceZip",
    "Reminder",
    "ReminderRun",
]
