import pyrage
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from cms.backup.errors import BackupError
from cms.backup.keys import recipients, recipients_of
from cms.backup.places import split
from cms.management.arguments import site_called
from cms.moving.exporting import export
from cms.storage import UNREACHABLE


class Command(BaseCommand):
    help = (
        "Writes everything of one station into one encrypted file, for import_station in another installation. "
        "The station stays here as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("host", help="the station's host name, with :PORT where that is needed")
        parser.add_argument("file", help="a path, or s3://bucket/key")
        parser.add_argument(
            "--to", help="the public key (age1…) of whoever opens the file; without it, that of the backups"
        )
        parser.add_argument(
            "--with-passwords",
            action="store_true",
            help="take people's passwords along; without it they are invited anew there",
        )

    def handle(self, host, file, to, with_passwords, **options):
        try:
            readers = recipients_of(to, "--to") if to else recipients()
            made = export(site_called(host), *split(file), readers, self.say, with_passwords)
        except (BackupError, DatabaseError, pyrage.EncryptError, *UNREACHABLE) as error:
            raise CommandError(_("No station was exported: %(error)s") % {"error": error}) from error
        for name in made["gone"]:
            self.say(_("Missing, and not in the file: %(name)s") % {"name": name})
        for label, number in made["left"].items():
            self.say(
                _("Left here, because it is another station's too: %(number)s of %(what)s")
                % {"number": number, "what": label}
            )
        self.say(
            _(
                "Exported: %(rows)s rows and %(files)s files of %(host)s. It stays here too, until you remove it."
            )
            % {
                "rows": sum(made["rows"].values()),
                "files": len(made["files"]) - len(made["rows"]) - 1,
                "host": host,
            }
        )

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
