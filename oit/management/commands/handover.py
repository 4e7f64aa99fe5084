from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.management.arguments import site_called, year_named
from cms.models import StationSettings
from cms.thai.years import FiscalYear
from oit.assessor.handover import handover_rows
from oit.assessor.sheets import WRITERS, write_handover
from oit.assessor.visiting import Visitor
from oit.models import FiscalYearPage


class Command(BaseCommand):
    help = (
        "Writes the hand-over sheet of a year: for each item its permanent address and a line in Thai to paste into "
        "ITAP. Asks for every address as a visitor would, and names those that do not answer 200."
    )

    def add_arguments(self, parser):
        parser.add_argument("--station", required=True, help="host name, for example kamala.example")
        parser.add_argument(
            "--year", required=True, help="fiscal year in either era, for example 2567 or 2024"
        )
        parser.add_argument("--format", required=True, choices=list(WRITERS))
        parser.add_argument("--output", required=True, type=Path, help="the file to write")

    def handle(self, station, year, output, **options):
        site, number = site_called(station), year_named(year)
        try:
            rows = handover_rows(site, number)
        except FiscalYearPage.DoesNotExist as error:
            raise CommandError(_("The station has no page for พ.ศ. %(year)s.") % {"year": number}) from error
        sheet = write_handover(rows, options["format"], FiscalYear(number), StationSettings.for_site(site))
        try:
            output.write_bytes(sheet)
        except OSError as error:
            raise CommandError(
                _("%(file)s could not be written: %(reason)s") % {"file": output, "reason": error.strerror}
            ) from error
        self.stdout.write(_("%(file)s: %(number)s items") % {"file": output, "number": len(rows)})
        self.visit(rows)

    def visit(self, rows):
        """Raises CommandError that names every address that a visitor cannot open."""
        visitor = Visitor()
        wrong = [(row, status) for row in rows if (status := visitor.status_of(row.address)) != 200]
        if wrong:
            lines = [f"  {row.code} {row.address} ({status})" for row, status in wrong]
            raise CommandError(
                "\n".join([_("These addresses do not open for a visitor who is not signed in:"), *lines])
            )
        self.stdout.write(_("Every address opens for a visitor who is not signed in."))
