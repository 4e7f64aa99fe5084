from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.management.arguments import site_called
from feedback.complaints.models import KeyHolder, Kind


class Command(BaseCommand):
    help = (
        "For a station all of whose complaint officers have lost both passphrase and recovery key: removes their keys, "
        "so that a first officer can begin anew. Nobody can ever read the earlier cases then; they still count."
    )

    def add_arguments(self, parser):
        parser.add_argument("station", help="host name, for example kamala.example")
        parser.add_argument("kind", choices=Kind.values)
        parser.add_argument("--unreadable-for-ever", action="store_true", help="say that this is meant")

    @transaction.atomic
    def handle(self, station, kind, **options):
        site = site_called(station)
        holders = KeyHolder.objects.filter(site=site, kind=kind)
        if not options["unreadable_for_ever"]:
            names = ", ".join(f"{one} [{one.fingerprint}]" for one in holders.select_related("user"))
            raise CommandError(
                _(
                    "These keys would be removed, and no earlier case could be read any more: %(names)s. "
                    "Add --unreadable-for-ever if nobody is left who could open one of them."
                )
                % {"names": names or "–"}
            )
        holders.update(countersigned_by=None, countersignature=None)
        holders.delete()
        self.stdout.write(_("Removed. The first complaint officer who sets up a key now begins anew."))
