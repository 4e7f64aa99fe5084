from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms.management.arguments import site_called, year_named
from oit.years.making import make_year


class Command(BaseCommand):
    help = (
        "Makes the pages of a fiscal year as drafts from that year's checklist, carries over what lasts, in both "
        "languages, and closes the year before once it is over. Run again, it adds only what is missing."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", help="fiscal year in either era, for example 2568 or 2025")
        parser.add_argument("--station", required=True, help="host name, for example kamala.example")

    def handle(self, year, station, **options):
        site, number = site_called(station), year_named(year)
        try:
            make_year(site, number, say=self.stdout.write)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
