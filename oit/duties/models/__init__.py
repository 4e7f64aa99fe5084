from .assignments import Assignment
from .calendar import CalendarEntry, DayOff
from .evidence import EvidencePack
from .reminders import Reminder, ReminderRun

__all__ = [
    "Assignment",
    "CalendarEntry",
    "DayOff",
    "EvidencePack",
    "Reminder",
    "ReminderRun",
]
