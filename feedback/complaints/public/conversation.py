"""Back with the code: the reporter reads what became of the report, answers, adds, corrects and withdraws."""

from django.core import signing
from django.db import DatabaseError
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cms.public_forms import limits
from cms.storage import UNREACHABLE
from feedback.complaints import retention
from feedback.complaints.attachments import storing
from feedback.complaints.attachments.serving import download
from feedback.complaints.casefiles import open_with_receipt
from feedback.complaints.models import Compartment, Mode, State
from feedback.complaints.records import REPORTER, RecordKind
from feedback.complaints.sealing.records import Damaged
from feedback.complaints.sealing.stretching import Busy

from .forms import CodeForm, DisclosureForm, IdentityForm, MessageForm, WithdrawForm
from .pages import BUSY, page
from .transcript import transcript
from .uploads import Uploads

SALT = "feedback.complaints conversation"
OPEN_FOR = 12 * 60 * 60  # seconds that a page with an open conversation can be answered

NOT_FOUND = _(
    "No report was found with this code. Compare it with your note digit by digit. If you sent the report at another "
    "station, open that station's website."
)
AGAIN = _(
    "This page was open for a long time. Please type your code once more; what you wrote is still here."
)
NOT_STORED = _("This could not be stored just now. What you wrote is still here: try again in a few minutes.")
LOST = _("Files that were attached more than two hours ago have been erased. Please attach them once more.")
TOO_MANY = _(
    "Very many messages have come from your network within the last hour. What you wrote is still here: send it once "
    "more in an hour."
)
EMPTY = _("Write a message, or choose a file.")
FILE_MISSING = _("This file cannot be opened just now. Please try again later.")


def open_conversation(request, site, kind):
    """Answers the form that asks for the code. A code that is not there and one that is wrong get the same answer."""
    form = CodeForm(request.POST, request=request)
    if not form.is_valid():
        return _code_page(request, kind, form)
    code = form.cleaned_data["code"]
    try:
        file = open_with_receipt(site, code)
    except Busy:
        return _code_page(request, kind, CodeForm(request=request, initial={"code": code}), BUSY, 503)
    if file is None:
        form.add_error("code", NOT_FOUND)
        return _code_page(request, kind, form)
    return _Conversation(request, site, kind, code, file).show()


def answer_conversation(request, site, kind):
    """Answers a form of the open conversation."""
    if limits.count_sent(request, site, "complaint-opened") > limits.FLOOD:
        # Each answer takes the server as long as a code does.
        return _code_page(request, kind, CodeForm(request=request), TOO_MANY, 429)
    try:
        code = signing.loads(request.POST.get("opened", ""), salt=SALT, max_age=OPEN_FOR)
        file = open_with_receipt(site, code)
    except signing.BadSignature:
        return _code_page(request, kind, CodeForm(request=request), AGAIN, 422)
    except Busy:
        return _code_page(request, kind, CodeForm(request=request), BUSY, 503)
    if file is None:
        # It was erased while it was open.
        form = CodeForm(request=request)
        return _code_page(request, kind, form, NOT_FOUND, 422)
    return _Conversation(request, site, kind, code, file).answer()


def _code_page(request, kind, form, problem="", status=422):
    """Asks for the code. A message that was typed already is carried along."""
    shown = {
        "code_form": form,
        "problem": problem,
        "hidden": [("message", request.POST["message"])] if request.POST.get("message") else [],
    }
    return render(request, "feedback/complaints/code.html", page(request, kind, **shown), status=status)


class _Conversation:
    """An open conversation. ``go``: "send", "withdraw", "correct", "disclose", "stay" or "file:NAME"."""

    def __init__(self, request, site, kind, code, file):
        self.request, self.kind, self.code, self.file = request, kind, code, file
        self.uploads = Uploads(request, site)
        self.go, _colon, self.target = request.POST.get("go", "stay").partition(":")
        self.forms = {
            "message": MessageForm(initial={"message": request.POST.get("message", "")}),
            "withdraw": WithdrawForm(auto_id="withdraw_%s"),
            "identity": IdentityForm(auto_id="identity_%s", initial=self._identity()),
            "disclosure": self._disclosure_form(),
        }

    def answer(self):
        writing = {
            "send": self._message,
            "withdraw": self._withdraw,
            "correct": self._correct,
            "disclose": self._disclose,
        }
        if self.go == "file":
            return self._download()
        if self.go not in writing:
            return self.show()
        if limits.count_sent(self.request, self.uploads.site, "complaint-message") > limits.FLOOD:
            return self.show(problem=TOO_MANY, status=429)
        try:
            return writing[self.go]()
        except storing.Gone:
            return self.show(problem=LOST, status=422)
        except DatabaseError:
            return self.show(problem=NOT_STORED, status=503)

    def show(self, *, done="", problem="", status=200):
        case = self.file.case
        shown = {
            "opened": signing.dumps(self.code, salt=SALT),
            "case": case,
            "records": transcript(case.kind, self.file.conversation),
            "kept_until": retention.last_day(case),
            "is_withdrawn": case.state == State.WITHDRAWN,
            "has_identity": bool(self._identity()),
            "may_disclose": bool(self.file.disclosable),
            "uploads": self.uploads.kept,
            "done": done,
            "problem": problem,
            **{f"{name}_form": form for name, form in self.forms.items()},
        }
        return render(
            self.request,
            "feedback/complaints/conversation.html",
            page(self.request, self.kind, **shown),
            status=status,
        )

    # --- What can be done ------------------------------------------------------------------------

    def _message(self):
        form = self.forms["message"] = MessageForm(self.request.POST)
        form.is_valid()
        faults = self.uploads.take("upload")
        kept = self.uploads.kept
        if self.uploads.lost:
            faults.append(LOST)
        text = form.cleaned_data.get("message", "")
        if not (text or kept or faults or form.errors):
            form.add_error("message", EMPTY)
        for fault in faults:
            form.add_error("upload", fault)
        if form.errors:
            return self.show(status=422)
        if kept or not self._was_said(text):
            self.file.append(RecordKind.MESSAGE, {"text": text}, attachments=kept)
        return self._done(_("Your message has been sent to the officers."))

    def _was_said(self, text):
        """Whether this is the last message once more: a page was loaded again after it was sent."""
        last = self.file.conversation[-1]
        return last.kind == RecordKind.MESSAGE and last.by == REPORTER and last.body["text"] == text

    def _withdraw(self):
        form = self.forms["withdraw"] = WithdrawForm(self.request.POST, auto_id="withdraw_%s")
        if not form.is_valid():
            return self.show(status=422)
        if self.file.case.state != State.WITHDRAWN:
            self.file.withdraw(form.cleaned_data["reason"])
        return self._done(_("You have withdrawn your report. The officers see that."))

    def _correct(self):
        form = self.forms["identity"] = IdentityForm(self.request.POST, auto_id="identity_%s")
        if not form.is_valid():
            return self.show(status=422)
        if form.cleaned_data != self._identity():
            self.file.append(RecordKind.IDENTITY, form.cleaned_data, Compartment.IDENTITY)
        return self._done(_("Your details have been corrected."))

    def _disclose(self):
        form = self.forms["disclosure"] = self._disclosure_form(self.request.POST)
        if not self.file.disclosable:
            return self.show()
        if not form.is_valid():
            return self.show(status=422)
        told = form.cleaned_data
        self.file.disclose(Mode(told["mode"]), {name: told[name] for name in ("name", "contact")})
        self.forms["disclosure"] = self._disclosure_form()
        self.forms["identity"] = IdentityForm(auto_id="identity_%s", initial=self._identity())
        return self._done(_("Your details are locked in with your report."))

    def _disclosure_form(self, data=None):
        modes, known = self.file.disclosable, self._identity()
        return DisclosureForm(data, modes=modes, auto_id="disclosure_%s", initial=known)

    def _done(self, message):
        self.uploads = Uploads(self.request, self.file.case.site)
        self.uploads.kept = []
        self.forms["message"] = MessageForm()
        return self.show(done=message)

    def _download(self):
        try:
            found = self.file.attachment(self.target)
        except (Damaged, *UNREACHABLE):
            found = None
        if found is None:
            return self.show(problem=FILE_MISSING, status=422)
        return download(*found)

    def _identity(self):
        """What the reporter told last of who they are: ``{"name": …, "contact": …}``, or nothing."""
        records = self.file.identity
        return records[-1].body if records else {}
