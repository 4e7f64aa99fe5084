from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from cms.links.models import Address
from cms.links.reading import read
from cms.links.rounds import check, choose
from cms.management.arguments import site_called
from cms.thai.dates import format_date


class Command(BaseCommand):
    help = (
        "Finds the links to other sites on the published pages and says which of them work. Asks for those that have "
        "not been asked for today; with --all, for every one."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--station", help="host name, for example kamala.example; every station if not given"
        )
        parser.add_argument("--all", action="store_true", help="also those that were checked today")

    def handle(self, station, **options):
        sites = [site_called(station)] if station else list(Site.objects.select_related("root_page"))
        for site in sites:
            read(site)
        addresses = Address.objects.of_stations(sites)
        wanted = addresses if options["all"] else addresses.due(timezone.now())
        left = set(wanted.values_list("pk", flat=True))
        while left:
            checked = check(choose(addresses.filter(pk__in=left).order_by("due_at", "pk")))
            if not checked:
                raise CommandError(
                    _("No site at all could be reached. Check this server's connection, then try again.")
                )
            left -= {each.pk for each in checked}
            for each in checked:
                self.stdout.write(told(each))
        self.stdout.write(summary(addresses))


def told(address):
    """``address`` and what was found, in one line."""
    status = f" ({address.status})" if address.status and address.failures else ""
    return f"{address.readable}: {address.said}{status}"


def summary(addresses):
    failing = list(addresses.failing())
    lines = [
        _("%(address)s has not worked since %(date)s.")
        % {"address": each.readable, "date": format_date(timezone.localdate(each.failing_since))}
        for each in failing
    ]
    count = addresses.count()
    lines.append(
        ngettext("%(number)s link to another site", "%(number)s links to other sites", count)
        % {"number": count}
        + ", "
        + ngettext("%(number)s does not work", "%(number)s do not work", len(failing))
        % {"number": len(failing)}
    )
    return "\n".join(lines)
