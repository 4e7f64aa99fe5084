from collections import Counter

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.languages import language_of
from cms.management.arguments import site_called, year_named
from oit.exports.due import item_pages, mark_due
from oit.exports.making import make_files


class Command(BaseCommand):
    help = (
        "Makes the files (PDF, Word, Excel, CSV, JSON) of published pages of the checklist that are not there or out "
        "of date, now and not in the background, and says what it did."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--station", help="host name, for example kamala.example; every station without it"
        )
        parser.add_argument("--year", help="fiscal year in either era, for example 2567 or 2024")

    def handle(self, station, year, **options):
        pages = item_pages().specific().order_by("path")
        if station:
            homes = site_called(station).root_page.get_translations(inclusive=True)
            pages = [page for page in pages if any(page.is_descendant_of(home) for home in homes)]
        if year:
            pages = [page for page in pages if page.fiscal_year == year_named(year)]
        made = failed = 0
        for page in pages:
            mark_due([page.pk])
            outcome = make_files(page.pk) or Counter()
            made, failed = made + outcome["made"], failed + outcome["failed"]
            if outcome["made"] or outcome["failed"] or outcome["withdrawn"]:
                self.say(page, outcome)
        self.stdout.write(
            ngettext("%(number)s file was made.", "%(number)s files were made.", made) % {"number": made}
        )
        if failed:
            self.stderr.write(
                ngettext(
                    "%(number)s file could not be made. The log says why; it is tried again.",
                    "%(number)s files could not be made. The log says why; they are tried again.",
                    failed,
                )
                % {"number": failed}
            )

    def say(self, page, outcome):
        self.stdout.write(
            _(
                "%(station)s %(year)s %(code)s (%(language)s): %(made)s made, %(failed)s failed, "
                "%(withdrawn)s withdrawn"
            )
            % {
                "station": page.station.hostname,
                "year": page.fiscal_year,
                "code": page.code,
                "language": language_of(page),
                **{key: outcome[key] for key in ("made", "failed", "withdrawn")},
            }
        )
