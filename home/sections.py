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
    posts = NewsPage.objects.live().filter(below(home, 2)).newest()
    cards = posts.cards(NEWS_SHOWN, home.pictures.of) if index else []
    return {"index": index, "lead": cards[0], "others": cards[1:]} if cards else None


def pledge(home, request):
    statements = IntegrityStatementPage.objects.select_related("signatory")
    columns = ("url_path", "statement", "announced_on", *(f"signatory__{name}" for name in SIGNATORY))
    found = _page("integrity", statements.only(*columns), request)
    return {"page": found} if found and found.statement else None


def visit(home, request):
    pages = OneStopServicePage.objects.only("url_path", "title", "location", "facilities")
    return {"one_stop": _page("one_stop_service", pages, request)}


def _page(key, pages, request):
    """That one of ``pages``, a queryset, which the menus know by ``key`` in the language being read, or None."""
    page = StationPages.for_request(request).page(key)
    return pages.filter(pk=page.pk).order_by().first() if page else None


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
