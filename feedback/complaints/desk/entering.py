"""What somebody tells at the counter or on the telephone, entered by an officer, with a receipt to take along."""

from copy import deepcopy

from django import forms
from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.complaints import intake
from feedback.complaints.access import NoRecipients
from feedback.complaints.attachments import storing
from feedback.complaints.models import Kind, Mode
from feedback.complaints.public.forms import ConcernsForm, ModeForm
from feedback.complaints.public.steps import REPORTED, identity_of
from feedback.complaints.public.transcript import ASKED
from feedback.complaints.public.uploads import OfficersUploads
from feedback.complaints.sealing.receipts import BadReceipt, new_receipt, read_receipt
from feedback.complaints.sealing.stretching import Busy

from .case import LOST, NOT_STORED
from .case_forms import officers_file_field
from .own_key import BUSY
from .views import UnlockedView, takes_files

NOBODY = gettext_lazy(
    "Nobody is left to read this: it concerns every officer who holds a key. Send the person to the NACC (1205)."
)


class EnterForm(forms.Form):
    """The public form on one page. ``receipt`` was drawn with the page: sending it twice makes one case."""

    use_required_attribute = False
    receipt = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, **kwargs)
        asked = [ASKED[room.kind]]
        if room.kind == Kind.CORRUPTION:
            asked = [ConcernsForm, *asked, ModeForm]
        for form in asked:
            self.fields.update(deepcopy(form.base_fields))
        self.fields["upload"] = officers_file_field()
        if room.kind == Kind.CORRUPTION:
            self.fields["concerns"].choices = [(one, one) for one in intake.positions(room.site, room.kind)]
            self.fields["mode"].choices = Mode.choices
            # Asked for by ``clean``, unless it is anonymous.
            self.fields["name"].required = False

    def clean_receipt(self):
        try:
            return read_receipt(self.cleaned_data["receipt"])
        except BadReceipt as error:
            raise forms.ValidationError(_("Open this page once more, and type it in anew.")) from error

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode", Mode.ANONYMOUS) != Mode.ANONYMOUS and not cleaned.get("name"):
            self.add_error("name", _("Write the name, or choose “Anonymous”."))
        return cleaned


@takes_files
class EnterView(UnlockedView):
    """``uploads``: the files that were brought along."""

    template_name = "feedback/complaints/desk/enter.html"
    page_title = gettext_lazy("Enter a report")
    header_icon = "edit"

    def get(self, request):
        return self.show(
            form=EnterForm(room=self.room, initial={"receipt": new_receipt(), "mode": Mode.ANONYMOUS})
        )

    def post(self, request):
        form = EnterForm(request.POST, room=self.room)
        uploads = OfficersUploads(request, self.room.site)
        for fault in uploads.take("upload") + ([LOST] if uploads.lost else []):
            form.add_error("upload", fault)
        if not form.is_valid():
            return self.show(422, form=form, uploads=uploads.kept)
        try:
            case = self._submit(form.cleaned_data, uploads.kept)
        except storing.Gone:
            form.add_error("upload", LOST)
        except NoRecipients:
            form.add_error(None, NOBODY)
        except Busy:
            form.add_error(None, BUSY)
        except DatabaseError:
            form.add_error(None, NOT_STORED)
        else:
            self.template_name = "feedback/complaints/desk/slip.html"
            return self.show(
                case=case, receipt=form.cleaned_data["receipt"], address=public_address(self.room)
            )
        return self.show(503, form=form, uploads=uploads.kept)

    def _submit(self, told, files):
        mode, identity = identity_of(told)
        return intake.submit(
            self.room.site,
            self.room.kind,
            {name: told[name] for name in REPORTED if told.get(name)},
            receipt=told["receipt"],
            mode=mode,
            identity=identity,
            attachments=files,
            concerns=told.get("concerns", ()),
            entered_by=self.key,
        )


def public_address(room):
    """Where the public makes and follows such a report."""
    return room.site.root_url + reverse({Kind.CORRUPTION: "complaint", Kind.TIP: "tip"}[room.kind])
