from django.core.management.base import BaseCommand, CommandError

from cms.health import NEEDED, USEFUL, failures


class Command(BaseCommand):
    help = "Says of each thing that the site needs whether it is as it must be."

    def handle(self, **options):
        wrong = failures({**NEEDED, **USEFUL})
        for name in (*NEEDED, *USEFUL):
            self.stdout.write(f"{name}: {wrong.get(name, 'ok')}")
        if wrong:
            raise CommandError(f"Not as it must be: {', '.join(wrong)}")
