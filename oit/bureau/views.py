"""The tables of a superior unit: its stations, the items of the checklist, and who lacks one. Only to be read."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.spreadsheets import FORMATS

from .choice import choice_for
from .exports import write_items, write_stations
from .figures import Figures
from .forms import FiguresForm
from .ordering import head, in_order

AT_ONCE = 50


class Chosen(View):
    """A view of the stations below a unit. Anybody who was not appointed to one is refused."""

    http_method_names = ["get", "head"]
    by_state = True

    def dispatch(self, request, *args, **kwargs):
        try:
            self.choice = choice_for(request)
        except PermissionDenied:
            return TemplateResponse(request, "oit/bureau/refused.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self):
        return FiguresForm(self.request.GET, self.choice, self.by_state)

    @cached_property
    def figures(self):
        """The Figures of the stations that the filters let through, None where no station has any year."""
        if self.choice.figures is None:
            return None
        return Figures(self.form.stations(self.choice.stations), self.choice.year)

    @property
    def wanted(self):
        return self.request.GET.get("order", "")

    @cached_property
    def rows(self):
        """StationRows as the filters and the order have them."""
        return in_order(self.form.rows(self.figures.rows), self.wanted) if self.figures else []

    @cached_property
    def items(self):
        """ItemRows in the order that was chosen."""
        return in_order(self.figures.items, self.wanted) if self.figures else []

    def address_of(self, name, *args):
        """The address of another view of the same stations."""
        return f"{reverse(f'bureau:{name}', args=args)}?{self.request.GET.urlencode()}"


class Screen(WagtailAdminTemplateMixin, Chosen):
    header_icon = "group"
    page_title = _("Stations below")

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.choice.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(choice=self.choice, form=self.form, figures=self.figures, **kwargs)

    def paged(self, rows):
        """The context of a table that shows AT_ONCE of the ``rows``, and of the links to the others."""
        pages = Paginator(rows, AT_ONCE)
        page = pages.get_page(self.request.GET.get("p"))
        return {"page": page, "elided_page_range": pages.get_elided_page_range(page.number)}

    def heads(self, *columns):
        """Heads of ``(name, label, whether it is a number)``."""
        return [head(name, label, self.request.GET, self.wanted, number) for name, label, number in columns]


class StationsView(Screen):
    template_name = "oit/bureau/stations.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.paged(self.rows),
            heads=self.heads(
                ("station", _("Station"), False),
                ("unit", _("Nearest unit"), False),
                ("ready", _("Items that lack nothing"), True),
                ("missing", _("Elements missing"), True),
                ("overdue", _("Items overdue"), True),
                ("changed", _("Last change"), False),
            ),
            exports=[(name.upper(), self.address_of("stations_file", name)) for name in FORMATS],
            by_item=self.address_of("items"),
            **kwargs,
        )


class ItemsView(Screen):
    template_name = "oit/bureau/items.html"
    by_state = False

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            rows=[(row, self.address_of("item", row.item.slug)) for row in self.items],
            heads=self.heads(
                ("lacking", _("Stations that lack something"), True),
                ("unpublished", _("Not published"), True),
                ("overdue", _("Overdue"), True),
            ),
            exports=[(name.upper(), self.address_of("items_file", name)) for name in FORMATS],
            by_station=self.address_of("stations"),
            **kwargs,
        )


class ItemView(Screen):
    template_name = "oit/bureau/item.html"
    by_state = False

    def get(self, request, slug):
        items = self.figures.edition.items if self.figures and self.figures.edition else ()
        self.item = next((item for item in items if item.slug == slug), None)
        if self.item is None:
            raise Http404(_("The checklist of this year has no such item."))
        return super().get(request)

    def get_page_title(self):
        return f"{self.item.code} {self.item.title}"

    def get_breadcrumbs_items(self):
        stations = {"url": self.address_of("stations"), "label": Screen.page_title}
        items = {"url": self.address_of("items"), "label": _("By item")}
        return [*self.breadcrumbs_items, stations, items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.paged(self.figures.lacking(self.item)),
            item=self.item,
            by_item=self.address_of("items"),
            **kwargs,
        )


class FileView(Chosen):
    """The rows of a table with the same filters and in the same order. ``table``: what the file is named after."""

    table = ""

    def get(self, request, name):
        if name not in FORMATS:
            raise Http404(_("There is no such format. The table can be had as csv and as xlsx."))
        response = HttpResponse(self.write(name), content_type=FORMATS[name])
        file = f"{self.table}-{self.choice.year or ''}.{name}"
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        return response


class StationsFileView(FileView):
    table = "stations"

    def write(self, name):
        return write_stations(name, self.rows)


class ItemsFileView(FileView):
    table = "items"

    def write(self, name):
        return write_items(name, self.items)
