import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from cms.management.arguments import site_called, year_named
from oit.models import FiscalYearPage
from oit.yearly import YearReadiness


class Command(BaseCommand):
    help = (
        "Says item by item what a station's year still lacks. With --all: the totals of every station. "
        "Exits with 1 when something assessed is missing."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--station", help="host name, for example kamala.example")
        which.add_argument("--all", action="store_true", help="every station, totals only")
        parser.add_argument("--year", help="fiscal year in either era; the newest published one if not given")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, station, year, **options):
        number = year_named(year) if year else None
        if options["all"]:
            found = [(site, readiness_of(site, number)) for site in Site.objects.select_related("root_page")]
        else:
            site = site_called(station)
            found = [(site, readiness_of(site, number))]
            if found[0][1] is None:
                raise CommandError(_("The station has no published page for this fiscal year."))
        stated = [whole(*each) if station else totals(*each) for each in found]
        if options["json"]:
            answer = stated[0] if station else stated
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.write_text(found, whole=bool(station))
        missing = sum(readiness.totals.missing for _site, readiness in found if readiness)
        if missing:
            raise CommandError(
                ngettext(
                    "%(number)s element that is assessed is missing.",
                    "%(number)s elements that are assessed are missing.",
                    missing,
                )
                % {"number": missing}
            )

    def write_text(self, found, whole):
        for site, readiness in found:
            if readiness is None:
                self.stdout.write(_("%(host)s: no published year") % {"host": site.hostname})
                continue
            for row in readiness.rows if whole else ():
                self.write_item(row)
            self.stdout.write(summary(site, readiness))

    def write_item(self, row):
        state = row.state.label if row.is_published else _("Not yet published")
        self.stdout.write(f"{row.code} {row.item.title}: {state}")
        if row.is_published:
            for finding in row.lacking:
                self.stdout.write(f"  {finding.element.title}")
                for sentence in finding.todo:
                    self.stdout.write(f"    {sentence}")


def readiness_of(site, number):
    """The YearReadiness of the station's live year ``number`` (พ.ศ.), or of its newest; None where there is none."""
    pages = FiscalYearPage.objects.descendant_of(site.root_page).live()
    page = (pages.filter(fiscal_year=number) if number else pages).order_by("-fiscal_year").first()
    return YearReadiness(page) if page else None


def summary(site, readiness):
    counted = readiness.totals
    return _(
        "%(host)s, %(year)s: %(complete)s of %(items)s items complete, %(published)s published, "
        "%(missing)s of %(elements)s elements missing"
    ) % {
        "host": site.hostname,
        "year": readiness.year.label(),
        "complete": counted.complete,
        "items": counted.items,
        "published": counted.published,
        "missing": counted.missing,
        "elements": counted.elements,
    }


def totals(site, readiness):
    """What is said of one station, as JSON can hold it; ``year`` and ``totals`` are null without a published year."""
    stated = {"station": f"{site.hostname}:{site.port}", "year": None, "evaluated_for": None, "totals": None}
    if readiness is None:
        return stated
    counted = readiness.totals
    return {
        **stated,
        "year": readiness.year.be,
        "evaluated_for": readiness.on.isoformat(),
        "totals": {
            "items": counted.items,
            "published": counted.published,
            "complete": counted.complete,
            "elements": counted.elements,
            "missing": counted.missing,
            "states": {state.value: number for state, number in counted.states.items()},
        },
    }


def whole(site, readiness):
    """The totals of one station and every item with its elements."""
    items = [
        {
            "code": row.code,
            "title": row.item.title.th,
            "published": row.is_published,
            "state": row.state.value,
            "missing": row.missing,
            "elements": [
                {
                    "key": finding.element.key,
                    "title": finding.element.title.th,
                    "advisory": finding.element.advisory,
                    "state": finding.state.value,
                    "todo": list(finding.todo),
                    "field": finding.field,
                }
                for finding in row.findings
            ],
        }
        for row in readiness.rows
    ]
    return {**totals(site, readiness), "items": items}
