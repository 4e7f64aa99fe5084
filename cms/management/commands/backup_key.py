from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.backup.keys import make_identity


class Command(BaseCommand):
    help = "Makes the pair of keys with which backups are encrypted and opened."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the new file for the secret key")

    def handle(self, file, **options):
        try:
            public = make_identity(file)
        except FileExistsError as error:
            raise CommandError(
                _(
                    "%(file)s is there already. Without the key in it, its backups cannot be opened: name another file."
                )
                % {"file": file}
            ) from error
        except OSError as error:
            raise CommandError(_("The key was not written: %(error)s") % {"error": error}) from error
        self.stdout.write(_("1. Add this line to .env, and restart the site:"))
        self.stdout.write(f"\n   BACKUP_RECIPIENT={public}\n\n")
        self.stdout.write(
            _(
                "2. Move %(file)s away from this server: to a USB stick in a locked cupboard, and a printed copy in "
                "another one. Whoever has it can read every backup; without it nobody can, ever."
            )
            % {"file": file}
        )
