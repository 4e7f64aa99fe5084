"""From the first step to the receipt."""

from django.db import DatabaseError
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from feedback.complaints.access import NoRecipients
from feedback.complaints.attachments import storing
from feedback.complaints.intake import is_open
from feedback.complaints.sealing.stretching import Busy

from .draft import Draft
from .pages import BUSY, page, start_page
from .steps import CONCERNS, FILES, REVIEW

LOST = _(
    "Files that were attached more than two hours ago have been erased. Attach them once more; what you wrote is still "
    "here."
)
CHANGED = _(
    "The officers who receive reports have changed just now. Please check your answer and send it once more."
)
NOT_STORED = _(
    "Your report could not be stored just now, and was not sent. What you wrote is still here: send it once more in a "
    "few minutes, or use one of the other ways."
)


def advance(request, site, kind):
    """Answers the form of a step: shows the same, another one, or the receipt. Nothing that was typed is lost."""
    if not is_open(site, kind):
        return start_page(request, site, kind)
    return _Reporting(request, Draft(request, site, kind)).answer()


class _Reporting:
    """``go`` is the button that was pressed: "next", "back", "stay", "send", "to:STEP" or "remove:FILE"."""

    def __init__(self, request, draft):
        self.request, self.draft = request, draft
        self.step = draft.step(request.POST.get("step"))
        self.go, _colon, self.target = request.POST.get("go", "stay").partition(":")

    def answer(self):
        faults = self._files() if self.step is FILES else []
        if faults:
            return self._refused(FILES, faults)
        if self.go == "next":
            form = self.draft.form(self.step)
            return (
                self.show(self.draft.neighbour(self.step, 1))
                if form.is_valid()
                else self.show(self.step, form)
            )
        if self.go == "send" and self.step is REVIEW:
            return self._send()
        return self.show(self._asked_for())

    def _asked_for(self):
        """The Step that a button leads to which checks nothing."""
        if self.go == "to":
            return self.draft.step(self.target)
        return self.draft.neighbour(self.step, -1) if self.go == "back" else self.step

    def _files(self):
        if self.go == "remove":
            self.draft.uploads.remove(self.target)
        return self.draft.uploads.take("upload") + self._lost()

    def _lost(self):
        return [LOST] if self.draft.uploads.kept is not None and self.draft.uploads.lost else []

    # --- Showing ---------------------------------------------------------------------------------

    def show(self, step, form=None, problem="", status=None):
        """The page of a step. ``form``: a bound one, whose errors are shown. ``problem``: what went wrong, in words."""
        draft = self.draft
        if step is not CONCERNS and not draft.modes:
            return self._nobody()
        shown = {
            "step": step,
            "number": draft.steps.index(step) + 1,
            "steps": draft.steps,
            "form": form or draft.unchecked(step),
            "hidden": list(draft.hidden(step)),
            "uploads": draft.uploads.kept,
            "problem": problem,
        }
        if step is REVIEW:
            shown["answers"] = list(draft.summary())
        status = status or (422 if form else 200)
        return render(self.request, step.template, page(self.request, draft.kind, **shown), status=status)

    def _refused(self, step, faults):
        form = self.draft.form(step)
        for fault in faults:
            form.add_error("upload", fault)
        return self.show(step, form)

    def _nobody(self):
        """Everyone who could read it is concerned: said plainly, and where else to go."""
        shown = {
            "back_to": self.draft.steps[0],
            "hidden": list(self.draft.hidden(REVIEW)),
        }
        return render(
            self.request,
            "feedback/complaints/nobody.html",
            page(self.request, self.draft.kind, **shown),
        )

    # --- Sending ---------------------------------------------------------------------------------

    def _send(self):
        step, answers = self.draft.checked()
        if step:
            return self.show(step, self.draft.form(step))
        try:
            if earlier := self.draft.earlier():
                is_changed = earlier.conversation[0].body != self.draft.report(answers)
                return self._receipt(earlier.case, is_changed=is_changed)
            return self._send_new(answers)
        except Busy:
            return self.show(REVIEW, problem=BUSY, status=503)
        except NoRecipients:
            return self.show(self.draft.steps[0], problem=CHANGED, status=503)
        except storing.Gone:
            return self._refused(FILES, [LOST])
        except DatabaseError:
            return self.show(REVIEW, problem=NOT_STORED, status=503)

    def _send_new(self, answers):
        if faults := self._lost():
            return self._refused(FILES, faults)
        form = self.draft.form(REVIEW)
        if not form.is_valid():
            return self.show(REVIEW, form)
        return self._receipt(self.draft.send(answers, is_unproven=form.is_unproven))

    def _receipt(self, case, *, is_changed=False):
        shown = {"receipt": self.draft.receipt, "case": case, "is_changed": is_changed}
        return render(
            self.request, "feedback/complaints/receipt.html", page(self.request, self.draft.kind, **shown)
        )
