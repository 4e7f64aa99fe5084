"""The report of a station's links to other sites: which of them work, and where each is mended."""

import django_filters
from django.conf import settings
from django.db.models import F, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Site

from cms.admin.columns import TemplateColumn
from cms.models.stations import sites_with_pages_of

from .answers import Outcome
from .models import FAILURES_THAT_COUNT, Address, Place

# So many places of an address are named: one that stands in a hundred posts is mended by searching for it.
PLACES_SHOWN = 5

STATES = {
    "failing": (_("Does not work"), {"failures__gte": FAILURES_THAT_COUNT}),
    "unsure": (_("Cannot tell"), {"outcome": Outcome.UNSURE}),
    "works": (_("Works"), {"outcome": Outcome.ANSWERS}),
    "unchecked": (_("Not checked yet"), {"outcome": ""}),
}


def own_stations(request):
    return sites_with_pages_of(request.user) if request else Site.objects.none()


class LinksFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(key, label) for key, (label, _lookup) in STATES.items()],
        method="in_state",
    )
    station = django_filters.ModelChoiceFilter(label=_("Station"), queryset=own_stations, method="on_station")

    class Meta:
        model = Address
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if own_stations(self.request).count() < 2:
            del self.filters["station"]

    def in_state(self, queryset, name, value):
        return queryset.filter(**STATES[value][1])

    def on_station(self, queryset, name, value):
        return queryset.of_stations([value])


class LinksReportView(ReportView):
    model = Address
    page_title = _("Links to other sites")
    header_icon = "link-external"
    results_template_name = "links/report_results.html"
    index_url_name = "links:report"
    index_results_url_name = "links:report_results"
    filterset_class = LinksFilterSet
    is_searchable = True
    search_fields = ["address"]
    columns = [
        TemplateColumn("address", "links/cell_address.html", label=_("Link"), width="30%"),
        TemplateColumn("said", "links/cell_said.html", label=_("What was found"), width="35%"),
        TemplateColumn("standing", "links/cell_places.html", label=_("Where it stands"), width="35%"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not self.stations.exists():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def stations(self):
        return own_stations(self.request)

    def get_base_queryset(self):
        return Address.objects.of_stations(self.stations)

    def order_queryset(self, queryset):
        """What fails comes first, the longest failing before the others."""
        return queryset.order_by(F("failing_since").asc(nulls_last=True), "host", "address")

    def decorate_paginated_queryset(self, object_list):
        """Gives each Address ``standing``, a list of ``{title, url}``, and ``elsewhere``, how many more there are."""
        shown = list(object_list)
        places = {each.pk: [] for each in shown}
        found = Place.objects.filter(address__in=places, site__in=self.stations)
        for place in found.select_related("content_type").order_by("pk"):
            places[place.address_id].append(place)
        named = [place for each in places.values() for place in each[:PLACES_SHOWN]]
        prefetch_related_objects(named, "holder")
        finder = AdminURLFinder(self.request.user)
        for each in shown:
            here = places[each.pk]
            each.standing = [
                {"title": str(place), "url": _address_of(place, finder)}
                for place in here[:PLACES_SHOWN]
                if place.holder
            ]
            each.elsewhere = len(here[PLACES_SHOWN:])
        return shown

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_off=not settings.CHECK_LINKS, **kwargs)


def _address_of(place, finder):
    """Where the user can mend the link, or None."""
    url = finder.get_edit_url(place.holder)
    return f"{url}#{place.anchor}" if url and place.anchor else url
