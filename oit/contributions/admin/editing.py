"""Changing a request: its words, its day, and whom it goes to."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.thai.forms import ThaiDateField
from oit.contributions.mails import announce
from oit.contributions.models import Contribution, MailKind, Reader, State

from .asking_forms import ApproverField, approvers_of


class ContributionForm(WagtailAdminModelForm):
    """Whoever it went to before cannot use the links any more; who takes over gets a mail with a new one."""

    due = ThaiDateField(label=Contribution._meta.get_field("due").verbose_name)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields["head"]
        self.fields["head"] = ApproverField(
            queryset=approvers_of(self.instance.site_id),
            required=False,
            label=given.label,
            empty_label=_("Someone without an account"),
        )

    def clean(self):
        cleaned = super().clean()
        if self.instance.is_closed:
            raise ValidationError(
                _("It was taken in or withdrawn, so the request cannot be changed any more.")
            )
        if not cleaned.get("head") and not cleaned.get("head_email") and "head_email" not in self.errors:
            self.add_error("head", _("Choose who approves, or give an e-mail address for it."))
        elif cleaned.get("head"):
            cleaned["head_email"] = ""
        return cleaned

    @transaction.atomic
    def save(self, commit=True):
        saved = super().save(commit)
        if "officer_email" in self.changed_data:
            self._start_anew(Reader.OFFICER, MailKind.ASKED)
        if {"head", "head_email"} & set(self.changed_data):
            self._start_anew(Reader.HEAD, MailKind.SENT)
        return saved

    def _start_anew(self, reader, kind):
        self.instance.links.filter(reader=reader).delete()
        self.instance.mails.filter(reader=reader, sent_at=None).delete()
        if reader == Reader.HEAD:
            if self.instance.state != State.SENT:
                return
            self.instance.mails.filter(reader=reader, kind=kind, occasion=str(self.instance.saves)).delete()
            announce([self.instance], kind, reader, occasion=str(self.instance.saves))
        else:
            announce([self.instance], kind, reader, occasion=f"{timezone.now():%Y%m%d%H%M%S%f}")
