"""*This month*: the monthly items of a year, month by month, each leading to the short form of that month."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.thai.years import Month
from home.models import NewsIndexPage
from oit.approval.states import waiting
from oit.board.rows import Board
from oit.board.views import ChosenYear

from .beside import beside
from .pieces import pieces_of


class MonthsView(WagtailAdminTemplateMixin, ChosenYear):
    """``?month=2024-03`` chooses a month; without it, the one that runs, or the last that is assessed."""

    template_name = "oit/month/months.html"
    page_title = _("This month")
    header_icon = "date"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def month(self, board):
        """The Month that is shown. Raises Http404 for one of another year."""
        year = board.readiness.year
        try:
            asked = Month.from_iso(self.request.GET["month"]) if "month" in self.request.GET else None
        except ValueError as error:
            raise Http404(str(error)) from error
        if asked and asked not in year:
            raise Http404(_("This month does not lie in the fiscal year."))
        assessed = board.readiness.edition.months_required
        return asked or min(Month.of(board.readiness.on), assessed[-1])

    def get_context_data(self, **kwargs):
        board = Board(self.choice, self.request, drafts=True) if self.edition else None
        context = {"board": board, "choice": self.choice}
        if board:
            context |= self._of_month(board, self.month(board))
        return super().get_context_data(**context, **kwargs)

    def _of_month(self, board, month):
        months = [
            (
                item,
                address,
                [{**cell, "address": self._address(board, item, cell["month"])} for cell in cells],
            )
            for item, address, cells in board.months
        ]
        known = list(board.readiness.year.months)
        place = known.index(month)
        return {
            "month": month,
            "months": months,
            "lines": [self._line(board, *each, month) for each in months],
            "beside": beside(board.readiness.pages.values(), month),
            "earlier": self._of(known[place - 1]) if place else None,
            "later": self._of(known[place + 1]) if place + 1 < len(known) else None,
        }

    def _line(self, board, item, _address, cells, month):
        """``{item, cell, writes_news, newer_draft, waits}`` of an item in the month."""
        stored = board.stored.get(item.slug)
        cell = next(cell for cell in cells if cell["month"] == month)
        return {
            "item": item,
            "cell": cell,
            "writes_news": cell["address"] is not None and cell["address"] == self.news_address,
            "newer_draft": bool(stored and stored["has_unpublished_changes"]),
            "waits": bool(stored and stored["pk"] in self.waiting),
        }

    @cached_property
    def waiting(self):
        return waiting(self.choice.site)

    def _of(self, month):
        """``{month, address}`` of another month on this screen."""
        chosen = {**self.choice.query, "month": month.to_iso()}
        return {"month": month, "address": f"{reverse('month:months')}?{urlencode(chosen)}"}

    def _address(self, board, item, month):
        """Where the month of the item is filled in; news is written where it is not kept on the page itself."""
        page, stored = board.readiness.pages.get(item.code), board.stored.get(item.slug)
        if page is None or not stored:
            return None
        if pieces_of(page, month):
            return reverse("month:fill", args=[stored["pk"], month.to_iso()])
        return self.news_address

    @cached_property
    def news_address(self):
        index = NewsIndexPage.objects.descendant_of(self.choice.site.root_page).first()
        return reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk]) if index else None
