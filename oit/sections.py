"""The transparency board on the home page."""

from cms import home_sections
from cms.home_sections import Section
from oit.models import FiscalYearPage
from oit.overview import YearOverview


def board(home, request):
    """Every item of the newest live year."""
    years = FiscalYearPage.objects.descendant_of(home).live().order_by("-fiscal_year")
    year = years.only("url_path", "depth", "translation_key", "fiscal_year").first()
    if year is None:
        return None
    return {"page": year, "overview": YearOverview.of_year_page(year, request)}


def register():
    home_sections.register(Section("oit", "oit/home_section.html", board, 40))
