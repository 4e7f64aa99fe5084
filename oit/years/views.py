"""Making a new fiscal year of a station in the admin, and opening a closed one again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.thai.years import FiscalYear
from oit.board.views import ChosenYear
from oit.editions import edition_for, editions

from .closing import open_again
from .frozen import is_closed
from .making import next_year_of, year_before
from .permissions import may_manage_years
from .tasks import make_year_later


class YearsView(WagtailAdminTemplateMixin, ChosenYear):
    """About the years of the chosen station."""

    header_icon = "calendar"

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        board = {"url": self.board_address(), "label": _("Readiness")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def board_address(self, **changed):
        return f"{reverse('readiness:board')}?{urlencode({**self.choice.query, **changed})}"

    def get(self, request):
        return self.render_to_response(self.get_context_data())


class NewYearView(YearsView):
    """Says what making the station's next year will do, and does it."""

    template_name = "oit/years/new_year.html"
    page_title = gettext_lazy("New fiscal year")

    @cached_property
    def number(self):
        """The year (พ.ศ.) to be made, or None where there is no checklist for a later one."""
        return next_year_of(self.choice.site)

    def get(self, request):
        self.refuse_others()
        return super().get(request)

    def post(self, request):
        self.refuse_others()
        # The year that was confirmed: pressing twice does not make the one after it.
        number = request.POST.get("year", "")
        if not number.isascii() or not number.isdigit() or edition_for(int(number)) is None:
            raise Http404(_("There is no checklist for this fiscal year."))
        make_year_later.enqueue(self.choice.site.pk, int(number), request.user.pk)
        messages.success(
            request,
            _(
                "%(year)s is being made, which takes a minute or two. It then appears here under “Fiscal year”, as "
                "drafts. If it does not, press “New fiscal year” again: nothing is made twice."
            )
            % {"year": FiscalYear(int(number)).label()},
        )
        return redirect(self.board_address())

    def refuse_others(self):
        if not may_manage_years(self.request.user, self.choice.site):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        previous = year_before(self.choice.site, self.number) if self.number else None
        return super().get_context_data(
            choice=self.choice,
            year=FiscalYear(self.number) if self.number else None,
            items=len(edition_for(self.number).items) if self.number else 0,
            previous=previous,
            previous_is_over=bool(previous) and timezone.localdate() > previous.year.last_day,
            known=[year.label() for year in editions()],
            board=self.board_address(),
            **kwargs,
        )


class OpenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=AdminAutoHeightTextInput(),
        help_text=gettext_lazy("Kept in the history of the page of the year."),
    )


class OpenYearView(YearsView):
    """Opens a closed year again. An administrator's act."""

    template_name = "oit/years/open_year.html"
    page_title = gettext_lazy("Open a closed fiscal year")

    @cached_property
    def open_form(self):
        return OpenForm(self.request.POST if self.request.method == "POST" else None)

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def refuse_open(self):
        if self.choice.year_page is None or not is_closed(self.choice.year_page):
            raise Http404(_("This fiscal year is not closed."))

    def get(self, request):
        self.refuse_open()
        return super().get(request)

    def post(self, request):
        self.refuse_open()
        if not self.open_form.is_valid():
            return self.get(request)
        open_again(self.choice.year_page, request.user, self.open_form.cleaned_data["reason"])
        messages.success(request, _("%(year)s is open again.") % {"year": self.choice.year_page.year.label()})
        return redirect(self.board_address())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            choice=self.choice, open_form=self.open_form, board=self.board_address(), **kwargs
        )
