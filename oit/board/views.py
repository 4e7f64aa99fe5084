"""The readiness board in the admin, and its rows as files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.spreadsheets import FORMATS
from feedback.complaints.attachments.scanning import Scanner, scanner_state
from oit.editions import edition_for
from oit.years.permissions import may_manage_years

from .choice import choice_for
from .exports import write
from .first_things import first_things
from .forms import BoardForm
from .rows import Board


class ChosenYear(View):
    """A view about one year of one station. Another station than the user's own is refused."""

    def dispatch(self, request, *args, **kwargs):
        try:
            self.choice = choice_for(request)
        except PermissionDenied:
            return TemplateResponse(request, "oit/board/refused.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self):
        return BoardForm(self.request.GET, self.choice, self.edition)

    @cached_property
    def edition(self):
        return edition_for(self.choice.year_page.year) if self.choice.year_page else None

    @cached_property
    def board(self):
        """The Board of the year, None where the station has no year or the year no checklist."""
        return Board(self.choice, self.request, drafts=self.form.is_draft) if self.edition else None

    @property
    def rows(self):
        return self.form.chosen(self.board.rows) if self.board else []

    def address_of(self, name, *args):
        """The address of another view about the same rows."""
        chosen = {key: value for key, value in self.form.data.items() if value}
        return f"{reverse(f'readiness:{name}', args=args)}?{urlencode(chosen)}"


class BoardView(WagtailAdminTemplateMixin, ChosenYear):
    template_name = "oit/board/board.html"
    page_title = _("Readiness")
    header_icon = "list-ul"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        rows = self.rows
        return super().get_context_data(
            board=self.board,
            form=self.form,
            choice=self.choice,
            shown=len(rows),
            first_things=first_things(self.board) if self.board else [],
            sections=self.board.sections(rows) if self.board else [],
            exports=[(name.upper(), self.address_of("export", name)) for name in FORMATS],
            handover=self.address_of("handover"),
            is_closed=bool(self.choice.year_page) and self.choice.year_page.is_closed,
            manages_years=may_manage_years(self.request.user, self.choice.site),
            is_scanned=scanner_state() == Scanner.WORKING,
            duties=f"{reverse('duties:assignments')}?{urlencode(self.choice.query)}",
            **kwargs,
        )


class ExportView(ChosenYear):
    """The rows that the board shows, with the same filters."""

    def get(self, request, name):
        if name not in FORMATS:
            raise Http404(_("There is no such format. The board can be had as csv and as xlsx."))
        response = HttpResponse(write(name, self.rows, request), content_type=FORMATS[name])
        year = self.choice.query["year"]
        response["Content-Disposition"] = (
            f'attachment; filename="readiness-{self.choice.site.hostname}-{year}.{name}"'
        )
        return response
