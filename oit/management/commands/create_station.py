from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms.models.station import StationKind
from cms.thai.years import parse_year
from oit.stations import create_station


class Command(BaseCommand):
    help = (
        "Makes a station: its site, its pages in both languages, its collection, its groups and permissions."
    )

    def add_arguments(self, parser):
        parser.add_argument("--hostname", required=True, help="for example kamala.example")
        parser.add_argument("--port", type=int, help="443, or 80 with HTTPS=off, unless given")
        parser.add_argument("--kind", required=True, choices=StationKind.values)
        parser.add_argument("--name-th", required=True, help="official name in Thai")
        parser.add_argument("--name-en", required=True, help="official name in English")
        parser.add_argument("--year", help="fiscal year to prepare, in either era, for example 2567 or 2024")
        parser.add_argument(
            "--default", action="store_true", help="also answer for addresses that name no station"
        )

    def handle(self, **options):
        try:
            site = create_station(
                hostname=options["hostname"],
                port=options["port"],
                kind=options["kind"],
                name_th=options["name_th"],
                name_en=options["name_en"],
                year=parse_year(options["year"]).year_be if options["year"] else None,
                is_default=options["default"],
            )
        except (ValidationError, ValueError) as error:
            raise CommandError(_in_words(error)) from error
        self.stdout.write(f"{options['name_en']} is at {site.root_url}/")


def _in_words(error):
    """What is wrong, with the name of the field where there is one."""
    if hasattr(error, "message_dict"):
        return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
    return "; ".join(getattr(error, "messages", [str(error)]))
