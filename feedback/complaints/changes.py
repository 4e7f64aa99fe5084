"""What happened to keys, in Wagtail's log of the station: what, to whose key, by whom and when. Nothing secret.

Whoever can write to the database can change this too; what cannot be changed unnoticed is in ``watching``.
"""

from enum import StrEnum

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry, Site


class Change(StrEnum):
    ENROLLED = "complaints.key_enrolled"
    COUNTERSIGNED = "complaints.key_countersigned"
    REMOVED = "complaints.key_removed"
    REPLACED = "complaints.key_replaced"
    RECOVERED = "complaints.key_recovered"
    PHRASE = "complaints.key_passphrase"
    RECOVERY_KEY = "complaints.key_recovery_key"


LABELS = {
    Change.ENROLLED: gettext_lazy("Key set up"),
    Change.COUNTERSIGNED: gettext_lazy("Key let in by a colleague"),
    Change.REMOVED: gettext_lazy("Key removed"),
    Change.REPLACED: gettext_lazy("Key replaced by a new one"),
    Change.RECOVERED: gettext_lazy("Opened with the recovery key, new passphrase"),
    Change.PHRASE: gettext_lazy("Passphrase changed"),
    Change.RECOVERY_KEY: gettext_lazy("New recovery key made"),
}


def note(change, holder, by):
    """Notes the Change of the KeyHolder ``holder`` by the User ``by``; inside the transaction that makes it."""
    data = {
        "kind": str(holder.kind),
        "officer": str(holder),
        "custodian": holder.is_custodian,
        "superior_unit": holder.is_superior_unit,
        "fingerprint": holder.fingerprint,
    }
    log(holder.site, str(change), user=by, data=data)


def changes_of(site, kind):
    """The log entries about keys of this room, the newest first."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Site),
        object_id=str(site.pk),
        action__in=[str(change) for change in Change],
        data__kind=str(kind),
    )
    return entries.select_related("user").order_by("-timestamp")


def label_of(entry):
    return LABELS[Change(entry.action)]


def roles_of(entry):
    """What the officer of the key is beside being designated, in words."""
    roles = [("custodian", _("custodian of identities")), ("superior_unit", _("superior unit"))]
    return [label for name, label in roles if entry.data[name]]


class KeyFormatter(LogFormatter):
    def format_message(self, log_entry):
        told = [str(label_of(log_entry)), log_entry.data["officer"], *roles_of(log_entry)]
        return " · ".join(told)


def register(actions):
    """Receives the hook "register_log_actions"."""
    for change, label in LABELS.items():
        formatter = type("Formatter", (KeyFormatter,), {"label": label})
        actions.register_action(str(change))(formatter)
