from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.management.arguments import site_called, year_named
from oit.duties.evidence.failing import Reason
from oit.duties.evidence.packing import pack_year
from oit.editions import edition_for
from oit.models import FiscalYearPage
from oit.yearly import year_page_of


class Command(BaseCommand):
    help = (
        "Writes the evidence pack of a year: one ZIP with every published page and file, a manifest and a README. "
        "The same content gives the same bytes. Exits with 1 when something could not be put in, and names it."
    )

    def add_arguments(self, parser):
        parser.add_argument("--station", required=True, help="host name, for example kamala.example")
        parser.add_argument(
            "--year", required=True, help="fiscal year in either era, for example 2567 or 2024"
        )
        parser.add_argument("--output", required=True, type=Path, help="the ZIP file to write")

    def handle(self, station, year, output, **options):
        site, number = site_called(station), year_named(year)
        try:
            year_page = year_page_of(site, number)
        except FiscalYearPage.DoesNotExist as error:
            raise CommandError(_("The station has no page for พ.ศ. %(year)s.") % {"year": number}) from error
        if edition_for(number) is None:
            raise CommandError(_("There is no checklist for พ.ศ. %(year)s.") % {"year": number})
        packed = self.write(year_page, output)
        self.stdout.write(
            ngettext("%(file)s: %(number)s file", "%(file)s: %(number)s files", packed.files)
            % {"file": output, "number": packed.files}
        )
        self.stdout.write(_("%(found)s of %(asked)s elements found") % packed.totals)
        if packed.missing:
            lines = [
                f"  {each['name']}: {Reason(each['reason']).label} {each['detail']} {each['address']}"
                for each in packed.missing
            ]
            raise CommandError("\n".join([_("This could not be put in:"), *lines]))

    def write(self, year_page, output):
        """Writes it beside its place first: a file that is there stays until the new one is whole."""
        part = output.with_name(f"{output.name}.part")
        try:
            with part.open("wb") as file:
                packed = pack_year(year_page, file)
            part.replace(output)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CommandError(
                _("%(file)s could not be written: %(reason)s") % {"file": output, "reason": error.strerror}
            ) from error
        return packed
