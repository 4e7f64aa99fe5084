from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from cms.backup.errors import BackupError
from cms.backup.keys import read_identity
from cms.backup.manifest import secret_key_mark
from cms.backup.places import split
from cms.backup.restoring import restore, verify
from cms.storage import UNREACHABLE
from cms.thai.dates import format_date


class Command(BaseCommand):
    help = "Puts a backup in place of an empty installation, after verifying all of it. Stop the site before."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the backup: a path, or s3://bucket/key")
        parser.add_argument("--key", required=True, help="the file with the secret key")
        parser.add_argument(
            "--check", action="store_true", help="only verify that the backup is whole and can be opened"
        )

    def handle(self, file, key, check, **options):
        act = verify if check else restore
        try:
            said = act(*split(file), read_identity(key), self.say)
        except (BackupError, *UNREACHABLE) as error:
            raise CommandError(str(error)) from error
        self.tell(said)
        if check:
            self.say(_("The backup is whole, and this key opens it. Nothing was changed."))
        else:
            self.say(_("Restored. Now run: manage.py prepare --no-demo, then start the site."))

    def tell(self, said):
        rows = sum(said["database"]["rows"].values())
        moment = timezone.localtime(timezone.datetime.fromisoformat(said["made_at"]))
        self.say(
            _("Made on %(day)s, %(time)s: %(files)s files, %(rows)s rows in %(tables)s tables")
            % {
                "day": format_date(moment, "short"),
                "time": time_format(moment, "H:i"),
                "files": len(said["files"]),
                "rows": rows,
                "tables": len(said["database"]["rows"]),
            }
        )
        for name in said["gone"]:
            self.say(_("Deleted while the backup was made, and not in it: %(name)s") % {"name": name})
        if said["secret_key"] != secret_key_mark():
            self.say(
                _(
                    "SECRET_KEY here is not the one of the backup: put the old one into .env, or everybody sets up the "
                    "second factor anew and links in mails that were sent no longer work."
                )
            )

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
