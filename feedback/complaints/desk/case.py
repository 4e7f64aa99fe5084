"""One case: what was reported and said, what the officers know of it, and what they do."""

from django.db import DatabaseError
from django.http import Http404, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.models.days_off import days_off_of
from cms.storage import UNREACHABLE
from feedback.complaints import retention
from feedback.complaints.attachments import storing
from feedback.complaints.attachments.serving import download
from feedback.complaints.casefile import AccessLost
from feedback.complaints.casefiles import open_case
from feedback.complaints.holders import NotActive
from feedback.complaints.models import Kind, Mode
from feedback.complaints.public.uploads import OfficersUploads
from feedback.complaints.sealing.records import Damaged

from .answers import answers
from .case_forms import ReasonForm
from .deeds import DEEDS
from .overviews import Overview
from .telling import conversation, internal, readings, report
from .views import UnlockedView, takes_files

NOT_STORED = gettext_lazy("This could not be stored just now. Try again in a few minutes.")
LOST = gettext_lazy(
    "Files that were attached more than two hours ago have been erased. Attach them once more; what you wrote is still "
    "here."
)
# As officers read what the reporter chose.
MODES = {
    Mode.ANONYMOUS: gettext_lazy("Anonymous"),
    Mode.CONFIDENTIAL: gettext_lazy("Confidential: the name for the custodian only"),
    Mode.NAMED: gettext_lazy("With a name"),
}


DAMAGED = gettext_lazy(
    "Case %(number)s cannot be opened: what says who may read it was changed in the database. Have it restored from a "
    "backup."
)


class CaseView(UnlockedView):
    """A screen of one case. Where the key does not open it, it is not there."""

    template_name = "feedback/complaints/desk/case.html"
    header_icon = "doc-full"
    # Whether coming here is noted as reading the case.
    is_reading = True

    def refused(self):
        if refused := super().refused():
            return refused
        is_reading = self.is_reading and self.request.method == "GET"
        try:
            self.file = open_case(self.key, self.kwargs["number"], is_reading=is_reading)
        except NotActive:
            self.file = None
        if self.file is None:
            raise Http404
        return self._damaged()

    def _damaged(self):
        """Back to the list, where nothing says any more who may read the case."""
        try:
            self.access = self.file.access
        except Damaged:
            messages.error(self.request, DAMAGED % {"number": self.number})
            return self.go("cases")
        return None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.number = kwargs.get("number", "")

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except AccessLost as error:
            raise Http404 from error

    def get_page_title(self):
        return self.number

    @property
    def readers(self):
        """The KeyHolders who may read the case."""
        return self.access.readers(self.room.active)

    @cached_property
    def days_off(self):
        return days_off_of(self.room.site)

    def get(self, request, number):
        return self.show_case()

    def show_case(self, status=200, bound=None, uploads=()):
        file = self.file
        forms = {
            name: deed.form(
                initial=deed.initial(file), readers=self.readers, days_off=self.days_off, prefix=name
            )
            for name, deed in DEEDS.items()
        }
        forms["identity"] = ReasonForm(prefix="identity")
        return self.show(
            status,
            case=file.case,
            overview=Overview(file, self.days_off),
            told=report(file),
            conversation=conversation(file),
            internal=internal(file),
            readings=readings(file),
            forms={**forms, **(bound or {})},
            uploads=uploads,
            answers=answers(self.room),
            may_write_templates=self.room.may_ask,
            concerns=self.access.concerns,
            mode=MODES[file.mode],
            may_read_identity=file.may_read_identity and file.mode != Mode.ANONYMOUS,
            is_tip=file.case.kind == Kind.TIP,
            kept_until=retention.last_day(file.case),
        )

    def back(self, anchor=""):
        return HttpResponseRedirect(self.room.address("case", self.file.case.number) + anchor)


@takes_files
class DeedView(CaseView):
    """Takes one form of the page. What is wrong is said beside it, on the page."""

    def get(self, request, number, deed):
        return self.back()

    def post(self, request, number, deed):
        if deed not in DEEDS:
            raise Http404
        form = DEEDS[deed].form(request.POST, readers=self.readers, days_off=self.days_off, prefix=deed)
        uploads = OfficersUploads(request, self.room.site)
        if not (form.is_valid() & self._take_files(form, uploads)):
            return self.show_case(422, {deed: form}, uploads.kept)
        try:
            cleaned = {**form.cleaned_data, "files": uploads.kept}
            DEEDS[deed].carry_out(self.file, cleaned, self.readers)
        except storing.Gone:
            form.add_error("upload", LOST)
            return self.show_case(422, {deed: form})
        except DatabaseError:
            form.add_error(None, NOT_STORED)
            return self.show_case(503, {deed: form}, uploads.kept)
        messages.success(request, DEEDS[deed].done)
        return self.back()

    @staticmethod
    def _take_files(form, uploads):
        """Takes in what was chosen, where the form has files. Returns whether nothing is wrong with it."""
        if "upload" not in form.fields:
            return True
        faults = uploads.take(form.add_prefix("upload"))
        if uploads.kept is not None and uploads.lost:
            faults.append(LOST)
        if not (faults or uploads.kept or form.errors or form.cleaned_data["text"]):
            form.add_error("text", _("Write your message, or attach a file."))
        for fault in faults:
            form.add_error("upload", fault)
        return not form.errors


class IdentityView(CaseView):
    """Who the reporter is, shown this once for a reason that the others read."""

    template_name = "feedback/complaints/desk/identity.html"

    def get(self, request, number):
        return self.back()

    def post(self, request, number):
        form = ReasonForm(request.POST, prefix="identity")
        if not self.file.may_read_identity or self.file.mode == Mode.ANONYMOUS:
            raise Http404
        if not form.is_valid():
            self.template_name = CaseView.template_name
            return self.show_case(422, {"identity": form})
        records = self.file.read_identity(form.cleaned_data["reason"])
        return self.show(case=self.file.case, records=records)


class FileView(CaseView):
    """An attachment, as a download that runs nothing."""

    def get(self, request, number, name):
        try:
            found = self.file.attachment(name)
        except (Damaged, FileNotFoundError, *UNREACHABLE):
            messages.error(
                request,
                _("The file cannot be read now: the file store does not answer, or the file is damaged."),
            )
            return self.back()
        if found is None:
            raise Http404
        return download(*found)
