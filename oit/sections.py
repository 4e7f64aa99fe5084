"""The transparency board on the home page."""

from cms import home_sections
from cms.home_sections import Section
from cms.languages import below_in_both_languages
from oit.models import FiscalYearPage
from oit.overview import YearOverview


def board(home, request):
    """Every item of the newest live year."""
    years = FiscalYearPage.objects.filter(below_in_both_languages(home, 2)).order_by("-fiscal_year")
    versions = list(
        years.only("path", "url_path", "depth", "translation_key", "locale", "live", "fiscal_year")
    )
    year = next((each for each in versions if each.live and each.locale_id == home.locale_id), None)
    if year is None:
        return None
    year.other_versions = [
        each for each in versions if each.translation_key == year.translation_key and each is not year
    ]
    return {"page": year, "overview": YearOverview.of_year_page(year, request)}


def register():
    home_sections.register(Section("oit", "oit/home_section.html", board, 40))
