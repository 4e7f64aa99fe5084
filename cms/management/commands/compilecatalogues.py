from django.core.management.base import BaseCommand, CommandError

from cms.catalogues import CatalogueError, catalogues, compile_catalogue, is_compiled


class Command(BaseCommand):
    help = (
        "Compiles the catalogues of texts (.po to .mo), without the gettext tools. Only those that changed."
    )

    # The catalogues may be what keeps the checks from running.
    requires_system_checks = []

    def handle(self, **options):
        for path in catalogues():
            if is_compiled(path):
                continue
            try:
                compile_catalogue(path)
            except CatalogueError as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"Compiled {path}")
