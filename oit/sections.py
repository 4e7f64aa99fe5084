"""The transparency board on the home page."""

from copy import copy

from cms import home_sections
from cms.home_sections import Section
from cms.languages import below_in_both_languages
from cms.page_cache.known import known
from oit.models import FiscalYearPage
from oit.overview import YearOverview


def board(home, request):
    """Every item of the newest live year."""
    versions = known(request, f"years {home.translation_key}", lambda: _years(home))
    year = next((each for each in versions if each.live and each.locale_id == home.locale_id), None)
    if year is None:
        return None
    # What is known belongs to everybody; a page notes more of itself.
    year = copy(year)
    year.other_versions = [
        each for each in versions if each.translation_key == year.translation_key and each.pk != year.pk
    ]
    return {"page": year, "overview": YearOverview.of_year_page(year, request)}


def _years(home):
    """The years of the station in both languages, live or not, the newest first."""
    years = FiscalYearPage.objects.filter(below_in_both_languages(home, 2)).order_by("-fiscal_year")
    return list(years.only("path", "url_path", "depth", "translation_key", "locale", "live", "fiscal_year"))


def register():
    home_sections.register(Section("oit", "oit/home_section.html", board, 40))
