"""Which station and which year the board is about, and who may see it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.models import StationSettings
from cms.models.stations import sites_with_pages_of
from oit.models import FiscalYearPage


def stations_for(user):
    """The Sites whose board ``user`` may see: the own one; all of them for an administrator."""
    return sites_with_pages_of(user)


@dataclass
class Choice:
    """One year of one station. ``year_page``: the Thai page of the year, None where the station has no year yet."""

    user: object
    site: Site
    year_page: FiscalYearPage | None

    @cached_property
    def stations(self):
        """``(id, name)`` of each station that can be chosen; fewer than two are no choice."""
        if not self.user.is_superuser and stations_for(self.user).count() < 2:
            return []
        settings = StationSettings.objects.filter(site__in=stations_for(self.user)).order_by("name_th")
        return [(each.site_id, each.name) for each in settings]

    @cached_property
    def years(self):
        return list(years_of(self.site))

    @cached_property
    def station(self):
        """The StationSettings."""
        return StationSettings.for_site(self.site)

    @property
    def query(self):
        """What names this choice in an address."""
        return {"station": self.site.pk, "year": self.year_page.fiscal_year if self.year_page else ""}


def years_of(site):
    """The Thai pages of the station's years, the newest first."""
    return FiscalYearPage.objects.descendant_of(site.root_page).order_by("-fiscal_year")


def choice_for(request):
    """The Choice that the address of ``request`` makes: ``station`` (an id) and ``year`` (พ.ศ.).

    Without them: the first of the user's stations, the default one before the others, and its newest year. Raises
    PermissionDenied for a station that is not the user's own, and Http404 for a year that is not there.
    """
    stations = stations_for(request.user).order_by("-is_default_site", "pk").select_related("root_page")
    wanted = request.GET.get("station", "")
    site = stations.filter(pk=int(wanted)).first() if is_number(wanted) else stations.first()
    if site is None:
        raise PermissionDenied
    years, year = years_of(site), request.GET.get("year", "")
    page = years.filter(fiscal_year=int(year)).first() if is_number(year) else years.first()
    if page is None and year:
        raise Http404(_("The station has no page for this fiscal year."))
    return Choice(request.user, site, page)


def is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 10
