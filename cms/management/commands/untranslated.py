from django.core.management.base import BaseCommand, CommandError

from cms.catalogues import CatalogueError
from cms.library_texts import untranslated


class Command(BaseCommand):
    help = (
        "Lists the texts of Django, Wagtail and the other libraries that have no Thai, each with where it is met: "
        "what an upgrade added. Their Thai goes into locale/libraries."
    )
    requires_system_checks = []

    def handle(self, **options):
        try:
            found = untranslated()
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        for library, texts in found.items():
            self.stdout.write(f"{library}: {len(texts)}")
            for each in texts:
                context = f" [{each.context}]" if each.context else ""
                place = f"  ({each.met[0]})" if each.met else ""
                self.stdout.write(f"  {' '.join(each.text.split())}{context}{place}")
        if not found:
            self.stdout.write("Every text of the libraries has its Thai.")
