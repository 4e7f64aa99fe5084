"""The home page's own sections: services, news, the pledge, the visit, contact."""

from cms import home_sections
from cms.home_sections import Section
from cms.languages import below
from home.menus import StationPages
from home.models import (
    EServiceKind,
    EServicePage,
    IntegrityStatementPage,
    NewsPage,
    OneStopServicePage,
)

FIRST_KINDS = (EServiceKind.ONLINE_REPORT, EServiceKind.FINES, EServiceKind.CASE_TRACKING)
NEWS_SHOWN = 5
# What the pledge tells of whoever signed it.
SIGNATORY = ("rank_th", "rank_en", "name_th", "name_en", "position_th", "position_en")


def services(home, request):
    """The three services that the public needs most, in a fixed order."""
    found = {
        service.kind: service
        for service in EServicePage.objects.live()
        .filter(below(home, 2), kind__in=FIRST_KINDS)
        .order_by()
        .only("url_path", "title", "introduction", "kind", "provider")
    }
    return {"services": [found[kind] for kind in FIRST_KINDS if kind in found]}


def news(home, request):
    index = StationPages.for_request(request).page("news")
    posts = NewsPage.objects.live().filter(below(home, 2)).newest() if index else NewsPage.objects.none()
    cards = posts.cards(NEWS_SHOWN, home.pictures.of)
    return {"index": index, "lead": cards[0], "others": cards[1:]} if cards else None


def pledge(home, request):
    statement = (
        IntegrityStatementPage.objects.live()
        .filter(below(home, 1))
        .exclude(statement="")
        .select_related("signatory")
        .only("url_path", "statement", "announced_on", *(f"signatory__{name}" for name in SIGNATORY))
        .first()
    )
    return {"page": statement} if statement else None


def visit(home, request):
    found = OneStopServicePage.objects.live().filter(below(home, 1))
    return {"one_stop": found.only("url_path", "title", "location", "facilities").first()}


def contact(home, request):
    return {}


def register():
    for order, data in enumerate((services, news, pledge), start=1):
        home_sections.register(
            Section(data.__name__, f"home/sections/{data.__name__}.html", data, order * 10)
        )
    for order, data in enumerate((visit, contact), start=5):
        home_sections.register(
            Section(data.__name__, f"home/sections/{data.__name__}.html", data, order * 10)
        )
