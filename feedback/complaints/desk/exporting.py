"""A copy of one case for a superior unit: an encrypted ZIP, with a password that is told another way."""

import io
import json
import re
import secrets as randomness
from pathlib import PurePath

import pyzipper
from django import forms
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.storage import UNREACHABLE
from feedback.complaints.attachments import storing
from feedback.complaints.models import Compartment
from feedback.complaints.records import RecordKind
from feedback.complaints.sealing.records import Damaged

from .case import CaseView
from .case_forms import ReasonForm
from .telling import conversation, internal, report

# Without letters that are mistaken for others when they are read out: 100 random bits.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS_IN_GROUP = 5, 4
PASSWORD = re.compile(
    rf"[{LETTERS}]{{{LETTERS_IN_GROUP}}}(-[{LETTERS}]{{{LETTERS_IN_GROUP}}}){{{GROUPS - 1}}}"
)


def new_password():
    return "-".join(
        "".join(randomness.choice(LETTERS) for _letter in range(LETTERS_IN_GROUP)) for _group in range(GROUPS)
    )


class ExportForm(ReasonForm):
    """For whom and why. The password is shown with the form and nowhere else, and kept nowhere."""

    with_internal = forms.BooleanField(
        label=gettext_lazy("With the notes that officers made"), required=False, initial=False
    )
    password = forms.RegexField(PASSWORD, widget=forms.HiddenInput)


class ExportView(CaseView):
    """The copy holds the report, the conversation and the files. The identity is never in it."""

    template_name = "feedback/complaints/desk/export.html"
    page_title = gettext_lazy("Take a copy out")
    header_icon = "download"

    def get(self, request, number):
        return self._ask(ExportForm(initial={"password": new_password()}))

    def post(self, request, number):
        form = ExportForm(request.POST)
        if form.errors.get("password"):
            return self.get(request, number)
        if not form.is_valid():
            return self._ask(form, 422)
        chosen = form.cleaned_data
        try:
            content = archive(self.file, chosen["password"], with_internal=chosen["with_internal"])
        except (Damaged, FileNotFoundError, *UNREACHABLE):
            form.add_error(None, _("An attachment cannot be read now, so no copy was made. Try again later."))
            return self._ask(form, 503)
        self.file.append(RecordKind.EXPORT, {"reason": chosen["reason"]}, Compartment.INTERNAL)
        response = HttpResponse(content, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{self.file.case.number}.zip"'
        return response

    def _ask(self, form, status=200):
        return self.show(status, case=self.file.case, form=form, password=form["password"].value())


def archive(file, password, *, with_internal):
    """The bytes of a ZIP (AES-256) of the OfficerFile ``file``: a page to read, the records, and the attachments.

    Names inside a ZIP are not encrypted, so they say nothing. Raises as ``storing.read`` does.
    """
    lines = [report(file), *conversation(file)]
    attached = _named(file)
    context = {
        "case": file.case,
        "lines": lines,
        "internal": internal(file) if with_internal else [],
        "names": [(name, facts["title"]) for name, facts in attached],
    }
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(
        buffer, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as zipped:
        zipped.setpassword(password.encode())
        zipped.writestr("case.html", render_to_string("feedback/complaints/desk/exported.html", context))
        zipped.writestr("case.json", json.dumps(_records(file, with_internal), ensure_ascii=False, indent=1))
        for name, facts in attached:
            zipped.writestr(name, storing.read(facts))
    return buffer.getvalue()


def _named(file):
    """``[(name in the ZIP, facts of the attachment)]``."""
    every = [facts for record in file.conversation for facts in record.attachments]
    return [
        (f"file-{number}{PurePath(facts['title']).suffix[:8]}", facts)
        for number, facts in enumerate(every, start=1)
    ]


def _records(file, with_internal):
    kept = {"number": file.case.number, "kind": file.case.kind, "status": file.case.state}
    records = [*file.conversation, *(file.internal if with_internal else ())]
    return {
        **kept,
        "records": [{"kind": one.kind, "at": one.at, "by": one.by, "body": one.body} for one in records],
    }
