"""What an officer does to a case by one form of its page. Each is a form and a function of the open case."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.complaints.models import Compartment
from feedback.complaints.records import REPORTER, RecordKind

from . import case_forms
from .overviews import Overview


@dataclass(frozen=True)
class Deed:
    """``carry_out(file, cleaned, readers)`` does it; ``done``: what the officer is told then.

    Where the form takes files, they are in ``cleaned["files"]``: Pendings of ``attachments.storing``.
    """

    form: type
    carry_out: object
    done: str
    # What the form shows at first, from the OfficerFile.
    initial: object = lambda file: {}


def reply(file, cleaned, readers):
    """A reload after sending would say the same twice."""
    last, body = file.conversation[-1], {"text": cleaned["text"]}
    was_said = last.kind == RecordKind.MESSAGE and last.by != REPORTER and last.body == body
    if cleaned["files"] or not was_said:
        file.append(RecordKind.MESSAGE, body, attachments=cleaned["files"])


def set_state(file, cleaned, readers):
    told = {name: cleaned[name] for name in ("text", "unit") if cleaned[name]}
    file.set_state(cleaned["state"], told)


def note(file, cleaned, readers):
    file.append(RecordKind.NOTE, {"text": cleaned["text"]}, Compartment.INTERNAL)


def plan(file, cleaned, readers):
    """Notes what differs from what holds already."""
    overview = Overview(file)
    assigned = str((overview.assigned or {}).get("user", ""))
    to = next((one for one in readers if str(one.user_id) == cleaned["to"]), None)
    found = []
    if cleaned["progress"] != overview.progress:
        found.append((RecordKind.PROGRESS, {"progress": cleaned["progress"]}))
    if cleaned["to"] != assigned:
        found.append((RecordKind.ASSIGNMENT, {"to": to and {"user": to.user_id, "name": str(to)}}))
    if cleaned["days"]:
        found.append((RecordKind.DUE, {"day": cleaned["days"].isoformat()}))
    for kind, body in found:
        file.append(kind, body, Compartment.INTERNAL)


def planned(file):
    overview = Overview(file)
    return {"progress": overview.progress.value, "to": str((overview.assigned or {}).get("user", ""))}


DEEDS = {
    "reply": Deed(
        case_forms.ReplyForm, reply, _("Your message is sealed and waits for the reporter to come back.")
    ),
    "status": Deed(
        case_forms.StateForm,
        set_state,
        _("The status is changed. The reporter sees it on coming back."),
        lambda file: {"state": file.case.state},
    ),
    "note": Deed(case_forms.NoteForm, note, _("The note is kept.")),
    "plan": Deed(case_forms.PlanForm, plan, _("Noted."), planned),
}
