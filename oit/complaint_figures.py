"""The figures of O17 from the register of complaints: put into the draft, for the officer to check and publish."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.thai.years import Month
from feedback.complaints.models import Kind
from feedback.complaints.statistics import counts_by_month
from oit.imports.targets import Target
from oit.models import ComplaintChannelsPage

ELEMENT = "statistics"


@dataclass(frozen=True)
class Figures:
    """What the register says: the MonthCounts of the months of the year that are over, and the last day of them."""

    counts: list
    as_of: date | None

    @classmethod
    def of(cls, page, on):
        """For the ComplaintChannelsPage ``page`` on the date ``on``."""
        months = [month for month in page.year.months if month.last_day < on]
        counts = counts_by_month(page.get_site(), Kind.CORRUPTION, [one.to_iso() for one in months])
        return cls(counts, months[-1].last_day if months else None)

    @property
    def are_nil(self):
        """Whether there is nothing to count: then the page says so in the words of the checklist."""
        return not any(one.received or one.finished or one.in_progress for one in self.counts)

    def put(self, page, schema):
        """Puts them into the draft ``page``, whose table has the Schema ``schema``.

        Rows of later months stay, and so do the other cells of the same months.
        """
        counted = {one.month: one for one in self.counts}
        there = {row.get("month"): row for row in page.complaints}
        later = [row for month, row in there.items() if month not in counted]
        page.as_of = self.as_of
        page.no_complaints = self.are_nil and not later
        rows = [
            {
                **there.get(month, {}),
                "month": month,
                "received": one.received,
                "finished": one.finished,
                "in_progress": one.in_progress,
            }
            for month, one in counted.items()
        ]
        page.complaints = [] if page.no_complaints else schema.clean(rows + later)


class FiguresView(WagtailAdminTemplateMixin, View):
    """Shows the figures beside those of the draft, and takes them over."""

    template_name = "oit/complaint_figures.html"
    page_title = gettext_lazy("Take over the complaint figures")
    header_icon = "table"

    def dispatch(self, request, page_id):
        self.target = self._found(page_id)
        self.figures = Figures.of(self.target.page, timezone.localdate())
        return super().dispatch(request)

    def _found(self, page_id):
        target = Target.find(self.request.user, page_id, ELEMENT)
        if not isinstance(target.page, ComplaintChannelsPage):
            raise Http404
        return target

    def get(self, request):
        there = {row.get("month"): row for row in self.target.page.complaints}
        lines = [(one, Month.from_iso(one.month), there.get(one.month)) for one in self.figures.counts]
        return self.render_to_response(
            self.get_context_data(
                page=self.target.page,
                lines=lines,
                figures=self.figures,
                is_locked=self.target.is_locked_for(request.user),
            )
        )

    def post(self, request):
        with transaction.atomic():
            # Whoever saves the page at the same moment waits until this is done.
            Page.objects.select_for_update().get(pk=self.target.page.pk)
            target = self._found(self.target.page.pk)
            if target.is_locked_for(request.user) or not self.figures.counts:
                return self.get(request)
            self.figures.put(target.page, target.schema)
            # Drafts may lack what a page needs to be published.
            target.page.save_revision(user=request.user, clean=False, log_action=True)
        messages.success(
            request,
            _(
                "The figures are in the draft. Check them, then publish the page: the public sees no change until then."
            ),
        )
        return redirect("wagtailadmin_pages:edit", target.page.pk)


def figures_button(page, user, view_name, next_url=None):
    """Hook ``register_page_header_buttons``: the way here from O17's page."""
    is_thai = isinstance(page, ComplaintChannelsPage) and page.thai.pk == page.pk
    if is_thai and page.permissions_for_user(user).can_edit():
        yield Button(
            label=_("Take over the complaint figures"),
            url=reverse("readiness:complaint_figures", args=[page.pk]),
            icon_name="table",
            priority=65,
        )
