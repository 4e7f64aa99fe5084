from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.tick import jobs, only_one


class Command(BaseCommand):
    help = (
        "Runs what is periodic, once: publishing scheduled pages, forgetting old sessions and finished tasks. "
        "Run it every five minutes. Running it more often does no harm."
    )

    def add_arguments(self, parser):
        parser.add_argument("--quiet", action="store_true", help="say only what failed")

    def handle(self, quiet, **options):
        with only_one(settings.VAR_DIR / "tick.lock") as free:
            if not free:
                self.stdout.write("Another tick is still running; nothing was done.")
                return
            results = jobs.run()
        for name, error in results if not quiet else ():
            self.stdout.write(f"{name}: {'failed' if error else 'done'}")
        if failed := [f"{name} ({error})" for name, error in results if error]:
            raise CommandError(f"Failed: {'; '.join(failed)}. The log has the details.")
