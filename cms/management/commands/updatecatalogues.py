import shutil

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.catalogues import SOURCE_LANGUAGE, catalogues, compile_catalogue, fill_from_source, read

# Folders of the project that hold no texts of ours.
IGNORED = [".venv", "var", "tests", "docs", "tools", "locale", "node_modules"]


class Command(BaseCommand):
    help = (
        "Collects the texts of the code into the catalogues of all languages, and fills the English one, "
        "whose texts are those of the code. What is left to translate is told by language."
    )
    requires_system_checks = []

    def handle(self, **options):
        if shutil.which("xgettext") is None:
            raise CommandError(
                "gettext is missing: apt install gettext (Debian), brew install gettext (macOS)."
            )
        call_command(
            "makemessages",
            locale=[code for code, _name in settings.LANGUAGES],
            ignore_patterns=IGNORED,
            add_location="file",
            verbosity=0,
        )
        for path in catalogues(SOURCE_LANGUAGE):
            fill_from_source(path)
        own = settings.BASE_DIR / "locale"
        for code, _name in settings.LANGUAGES:
            # Each version of gettext breaks lines elsewhere, which would hide what changed.
            read(own / code / "LC_MESSAGES" / "django.po").save()
        for path in catalogues():
            compile_catalogue(path)
        for code, _name in settings.LANGUAGES:
            self.stdout.write(f"{code}: {untranslated(code)} texts to translate")


def untranslated(language):
    files = [read(path) for path in catalogues(language)]
    return sum(len(file.untranslated_entries()) + len(file.fuzzy_entries()) for file in files)
