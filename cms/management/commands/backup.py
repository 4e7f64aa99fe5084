from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.backup.errors import BackupError
from cms.backup.places import split
from cms.backup.recording import back_up
from cms.backup.scheduled import back_up_to_place, place_in_settings, tell


class Command(BaseCommand):
    help = (
        "Makes a backup of the database and all files in one encrypted file, while the site runs. Without a file it "
        "is made in the place that BACKUP_TO names, and those that are too old are removed there."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="a path, or s3://bucket/key")
        parser.add_argument(
            "--keep", default=settings.BACKUP_KEEP, help="which are kept in BACKUP_TO, such as 7d4w6m"
        )
        parser.add_argument("--quiet", action="store_true", help="say only what failed")

    def handle(self, file, keep, quiet, **options):
        say = self.ignore if quiet else self.say
        try:
            record = back_up(*split(file), say) if file else back_up_to_place(place_in_settings(), keep, say)
        except BackupError as error:
            if not file:
                tell(str(error))
            raise CommandError(str(error)) from error
        say(_("Backup made: %(address)s") % {"address": record.address})

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()

    def ignore(self, text):
        pass
