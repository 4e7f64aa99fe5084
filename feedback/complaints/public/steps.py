"""The steps of each form, in their order."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.complaints.models import Kind, Mode

from . import forms


@dataclass(frozen=True)
class Step:
    """``name``: as the form names it, and of its template. ``form``: a StepForm."""

    name: str
    title: str
    form: type

    @property
    def template(self):
        return f"feedback/complaints/steps/{self.name}.html"


CONCERNS = Step("concerns", _("Whom it concerns"), forms.ConcernsForm)
MODE = Step("mode", _("Your name"), forms.ModeForm)
STORY = Step("story", _("What happened"), forms.StoryForm)
TIP = Step("tip", _("What you know"), forms.TipForm)
FILES = Step("files", _("Pictures and files"), forms.FilesForm)
REVIEW = Step("review", _("Check and send"), forms.SendForm)

STEPS = {
    Kind.CORRUPTION: (CONCERNS, MODE, STORY, FILES, REVIEW),
    Kind.TIP: (TIP, FILES, REVIEW),
}
# What a sealed report tells, in this order.
REPORTED = ("what", "when", "where", "who", "role")


def identity_of(answers):
    """``(Mode, identity)`` from the cleaned values of all steps: only what this Mode gives away."""
    given = {name: answers[name] for name in ("name", "contact") if answers.get(name)}
    if "mode" not in answers:
        # A tip-off asks for a contact alone.
        mode = Mode.NAMED if given else Mode.ANONYMOUS
    else:
        mode = Mode(answers["mode"])
    return mode, given if mode != Mode.ANONYMOUS else {}
