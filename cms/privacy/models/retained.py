"""What a person has sent to a station, and how it is taken out again."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from cms.mail.models import QueuedMail
from cms.models.stations import StationOwned, StationQuerySet
from cms.thai.dates import format_date


class RetainedQuerySet(StationQuerySet):
    def from_address(self, email):
        """Those whose sender gave this e-mail address, in capitals or not."""
        name = self.model.email_field
        return self.filter(**{f"{name}__iexact": email.strip()}) if name and email.strip() else self.none()

    def kept_since_before(self, moment):
        """Those that came before ``moment`` and still hold what they were sent with."""
        return self.filter(received_at__lt=moment, erased_at=None)


class Retained(StationOwned):
    """Something that a person sent to a station: kept for a time, shown to that person on request, and erased.

    ``retention_kind``: the key of its ``kinds.Kind``. ``personal_fields``: what is about the person or was written by
    them, and is taken out. ``email_field``: the one of these by which a person is found, or "".
    ``erased_at``: when what is personal was taken out of an entry whose rest stays.
    """

    retention_kind = ""
    personal_fields = ()
    email_field = "email"

    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False, db_index=True)
    erased_at = models.DateTimeField(_("personal data erased"), null=True, editable=False)

    objects = RetainedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def outlives_erasure(self):
        """Whether something that is not personal stays when the entry is erased, such as a published answer."""
        return False

    def personal_data(self):
        """``[(label, text)]``: what the entry holds of the person, for that person to see."""
        held = [(self._meta.get_field("received_at").verbose_name, format_date(self.received_at))]
        for name in self.personal_fields:
            field = self._meta.get_field(name)
            shown = getattr(self, f"get_{name}_display", lambda name=name: getattr(self, name))
            held.append((field.verbose_name, shown()))
        return [(capfirst(label), text) for label, text in held]

    @transaction.atomic
    def erase(self):
        """Takes out what is personal, or the whole entry where nothing else stays, and with it the mails about it and
        what Wagtail's own log calls it by."""
        QueuedMail.objects.about(self).delete()
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self), object_id=str(self.pk)
        ).update(label=str(self._meta.verbose_name))
        if not self.outlives_erasure:
            self.delete()
            return
        for name in self.personal_fields:
            field = self._meta.get_field(name)
            setattr(self, name, None if field.null else "")
        self.erased_at = timezone.now()
        self.save(update_fields=[*self.personal_fields, "erased_at"])
