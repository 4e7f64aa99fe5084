"""The hand-over sheet on screen: what is pasted into ITAP for each item, and the same as files."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit.assessor.handover import handover_rows
from oit.assessor.sheets import write_handover

from .views import ChosenYear

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Sheet(ChosenYear):
    @property
    def rows(self):
        """HandoverRows; none where the station has no year or the year no checklist."""
        return handover_rows(self.choice.site, self.choice.year_page.fiscal_year) if self.edition else []


class HandoverView(WagtailAdminTemplateMixin, Sheet):
    template_name = "oit/board/handover.html"
    page_title = _("Hand-over sheet")
    header_icon = "clipboard-list"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        board = {"url": self.address_of("board"), "label": _("Readiness")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        files = [(name.upper(), self.address_of("handover_file", name)) for name in FORMATS]
        return super().get_context_data(choice=self.choice, rows=self.rows, files=files, **kwargs)


class HandoverFileView(Sheet):
    def get(self, request, name):
        if name not in FORMATS or not self.edition:
            raise Http404(_("There is no such file. The hand-over sheet can be had as csv, xlsx and docx."))
        sheet = write_handover(self.rows, name, self.choice.year_page.year, self.choice.station)
        response = HttpResponse(sheet, content_type=FORMATS[name])
        file = f"handover-{self.choice.site.hostname}-{self.choice.year_page.fiscal_year}.{name}"
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        return response
