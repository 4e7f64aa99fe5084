"""The steps of the first day. Whether one is done is read from what is there: nothing is ticked by hand or stored."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import Officer, StationSettings
from cms.models.stations import SUPERVISING, has_role
from home.models import Order
from oit.board.choice import years_of
from oit.duties.models import Assignment
from oit.editions import edition_for
from oit.models import ItemPage

# A station that has published so many items does not begin any more.
FEW = 10


@dataclass(frozen=True)
class Step:
    """``title``: what to enter. ``why``: its use. ``done``: whether it is there. ``address``: of the form."""

    title: str
    why: str
    done: bool
    address: str


class FirstDay:
    """That of the station ``site``."""

    def __init__(self, site):
        self.site = site
        self.settings = StationSettings.for_site(site)
        self.year_page = years_of(site).first()
        self.edition = edition_for(self.year_page.year) if self.year_page else None

    @property
    def steps(self):
        """The Steps, in the order in which they build on each other."""
        return [
            self.station_data(),
            self.people(),
            self.order(),
            self.assignments(),
            self.logo(),
            self.year(),
            self.numbers(),
        ]

    @property
    def is_done(self):
        return all(step.done for step in self.steps)

    @property
    def published(self):
        """How many items are published, whatever their year: a station that begins a new year is not new."""
        return Page.objects.descendant_of(self.site.root_page).live().type(ItemPage).count()

    def station_data(self):
        return Step(
            _("Name, address and e-mail of the station"),
            _("Every page shows them, and the item with the contact details is made of them."),
            bool(self.settings.address_th and self.settings.email),
            self._settings_address(),
        )

    def people(self):
        officers = list(Officer.objects.of_station(self.site).in_office())
        heads = {each.line_of_work for each in officers if each.heads_line}
        lines = set(self.edition.lines_of_work) if self.edition else set()
        return Step(
            _("The head of station and the heads of the lines of work"),
            _("Each person is entered once: every item that names them takes them from there."),
            any(each.is_chief for each in officers) and lines <= heads,
            reverse("wagtailsnippets_cms_officer:list" if officers else "wagtailsnippets_cms_officer:add"),
        )

    def order(self):
        return Step(
            _("The order that names who works on the assessment"),
            _("Assignments and the items about the working group refer to it."),
            Order.objects.of_station(self.site).filter(live=True).exists(),
            reverse("wagtailsnippets_home_order:add"),
        )

    def assignments(self):
        kept, codes = set(), set()
        if self.edition:
            codes = {item.code for item in self.edition.items}
            given = Assignment.objects.of_year(self.site, self.year_page.year).exclude(preparer=None)
            kept = set(given.values_list("code", flat=True))
        return Step(
            _("Who keeps which item"),
            _("Everyone then finds what is theirs on the first page, and is reminded of it."),
            bool(codes) and codes <= kept,
            f"{reverse('duties:assignments')}?{urlencode({'station': self.site.pk})}",
        )

    def logo(self):
        return Step(
            _("The logo"),
            _(
                "It stands at the head of every page. Without it there is a disc with the station's abbreviation."
            ),
            bool(self.settings.logo_id),
            self._settings_address(),
        )

    def year(self):
        is_there = self.edition is not None and self.year_page.live
        chosen = urlencode({"station": self.site.pk})
        address = f"{reverse('years:new')}?{chosen}"
        if self.year_page is not None and not self.year_page.live:
            address = reverse("wagtailadmin_pages:edit", args=[self.year_page.pk])
        return Step(
            _("The fiscal year"),
            _("It brings a draft of every item of its checklist."),
            is_there,
            f"{reverse('readiness:board')}?{chosen}" if is_there else address,
        )

    def numbers(self):
        return Step(
            _("The telephone numbers"),
            _("The one for day and night, and those of the desks: visitors call them with one touch."),
            bool(self.settings.telephone and len(self.settings.phones)),
            self._settings_address(),
        )

    def _settings_address(self):
        return reverse("wagtailsettings:edit", args=["cms", "stationsettings", self.site.pk])


def begins(user, site):
    """The FirstDay of the station that ``user`` leads, if it is not done and few items are published; else None."""
    if not has_role(user, site, *SUPERVISING):
        return None
    first_day = FirstDay(site)
    return first_day if first_day.published < FEW and not first_day.is_done else None
