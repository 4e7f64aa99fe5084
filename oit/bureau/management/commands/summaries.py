from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from cms.management.arguments import site_called
from oit.bureau.keeping import differences, refresh, spread, waiting


class Command(BaseCommand):
    help = (
        "Makes the summaries of readiness anew that superior units look at. With --check: evaluates every station and "
        "exits with 1 when a summary that is taken for certain says something else."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--station", help="host name, for example kamala.example; all stations if not given"
        )
        parser.add_argument("--check", action="store_true", help="only compare")

    def handle(self, station=None, check=False, **options):
        sites = [site_called(station)] if station else Site.objects.select_related("root_page").order_by("pk")
        if check:
            self.check_all(sites)
            return
        spread()
        for site in sites:
            if not refresh(site):
                raise CommandError(
                    _("%(host)s was being evaluated by another process. Try again.") % {"host": site.hostname}
                )

    def check_all(self, sites):
        uncertain, number = waiting(), 0
        for site in sites:
            if site.pk in uncertain:
                self.stdout.write(_("%(host)s: waits to be evaluated anew") % {"host": site.hostname})
                continue
            for year, code, what, kept, found in differences(site):
                number += 1
                self.stdout.write(f"{site.hostname} {year} {code} {what}: {kept} ≠ {found}")
        if number:
            raise CommandError(
                ngettext(
                    "%(number)s difference between the summaries and what the stations show.",
                    "%(number)s differences between the summaries and what the stations show.",
                    number,
                )
                % {"number": number}
            )
