from django.core.management.base import BaseCommand, CommandError

from cms.integrity.checks import code
from cms.integrity.models import Finding
from cms.integrity.rounds import look_at_all


class Command(BaseCommand):
    help = (
        "Compares what every station shows, and the files of the program, with what was published and installed. Ends "
        "with exit code 1 if something was found that nobody has accepted. Through “tick” the same is done every night."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--accept",
            action="store_true",
            help="note the files of the program as they are now: after an installation or an update",
        )

    def handle(self, accept, **options):
        if accept:
            self.stdout.write(f"Noted {code.accept()} files as the program that was installed.")
        look_at_all()
        found = list(Finding.objects.open().select_related("site"))
        for finding in found:
            where = f"{finding.site.hostname}: " if finding.site else ""
            self.stdout.write(f"{where}{finding}")
        if not code.manifest_path().exists():
            self.stdout.write("The files of the program are not compared: note them once with --accept.")
        if found:
            raise CommandError(
                f"{len(found)} to be looked at, in the admin under Reports, Watch for take-over."
            )
        self.stdout.write("Nothing was found.")
