from .assignments import Assignment
from .calendar import CalendarEntry, DayOff
from .evidence import EvidenceFailure, EvidencePack
from .reminders import Reminder, ReminderRun

__all__ = [
    "Assignment",
    "CalendarEntry",
    "DayOff",
    "EvidenceFailure",
    "EvidencePack",
    "Reminder",
    "ReminderRun",
]
