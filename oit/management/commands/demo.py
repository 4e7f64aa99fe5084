from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from oit.demo import FOLDER, SAMPLE_PHRASE, STATIONS, DemoError, StationFolder, load_stations


class Command(BaseCommand):
    help = (
        "Loads the demonstration stations into an empty installation. "
        "If they are there already, only their port is brought into line."
    )

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="where the site is served (8000)")

    def handle(self, port, **options):
        try:
            folders = [StationFolder(FOLDER / name) for name in STATIONS]
            hostnames = [folder.hostname for folder in folders]
            if not Site.objects.exists():
                load_stations(folders, port, self.say)
                self.say(f"Sample passphrase of the officers who receive complaints: {SAMPLE_PHRASE}")
                self.say("Making the search index …")
                call_command("update_index", verbosity=0)
            elif not Site.objects.filter(hostname__in=hostnames).exists():
                self.say("There are stations here already, so the demonstration was not loaded.")
                return
        except DemoError as error:
            raise CommandError(f"The demonstration was not loaded. {error}") from error
        for site in Site.objects.filter(hostname__in=hostnames):
            self.align(site, port)

    def align(self, site, port):
        """The addresses that pages give of themselves carry the port."""
        if site.port != port:
            site.port = port
            site.save()
        self.say(f"{site.site_name}: {site.root_url}/")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
