from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError
from django.utils.translation import gettext as _

from cms.backup.errors import BackupError
from cms.backup.keys import read_identity
from cms.backup.places import split
from cms.moving.importing import import_station, verify
from cms.storage import UNREACHABLE


class Command(BaseCommand):
    help = (
        "Makes the station of a file that export_station wrote in this installation: all of it, or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="the station file: a path, or s3://bucket/key")
        parser.add_argument("--key", required=True, help="the file with the secret key")
        parser.add_argument("--host", help="another host name than the one it had, with :PORT where needed")
        parser.add_argument(
            "--check", action="store_true", help="only verify that the file can be taken here"
        )

    def handle(self, file, key, host, check, **options):
        name, _colon, port = (host or "").partition(":")
        if port and not port.isdecimal():
            raise CommandError(_("“%(host)s” is not a host name with a port.") % {"host": host})
        try:
            if check:
                verify(*split(file), read_identity(key), self.say)
                self.say(_("The file is whole, and this installation can take it. Nothing was changed."))
                return
            site, said, places = import_station(
                *split(file), read_identity(key), self.say, name.lower() or None, int(port) if port else None
            )
        except (BackupError, DatabaseError, *UNREACHABLE) as error:
            raise CommandError(_("Nothing was imported: %(error)s") % {"error": error}) from error
        self.tell(site, said, places)

    def tell(self, site, said, places):
        self.say(_("Imported: %(name)s, %(address)s") % {"name": site.site_name, "address": site.root_url})
        for old, new in places.renamed:
            self.say(
                _("The name %(old)s was taken here: this person signs in as %(new)s.")
                % {"old": old, "new": new}
            )
        if not said["passwords"]:
            self.say(_("Nobody of the station has a password here. Invite them under Settings, Users."))
        self.say(
            _(
                "Now run: manage.py prepare --no-demo. Sizes of pictures and made files that lack are made by "
                "the worker."
            )
        )

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
