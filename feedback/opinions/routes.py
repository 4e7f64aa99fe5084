"""The public figures of feedback: a page and two files for each month."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path, re_path

from cms import spreadsheets
from cms.thai.years import Month

from .charts import trend_charts
from .models import Feedback
from .services import with_names
from .sheet import WIDTHS, lines_of
from .summary import FEWEST, Summary, is_over, months_with_feedback

COMMENTS_SHOWN = 20


class SummaryRoutes:
    """For a routable page that knows its ``station``."""

    template_for_summary = "feedback/opinions/summary.html"

    @path("summary/", name="summaries")
    def summaries(self, request):
        """The latest month in which something came in, or the one that runs."""
        return self._show_summary(request, self.latest_month() or Month.of(timezone.localdate()))

    @re_path(r"^summary/([0-9]{4}-[0-9]{2})/$", name="summary")
    def summary(self, request, month):
        return self._show_summary(request, _month(month))

    @re_path(r"^summary/([0-9]{4}-[0-9]{2})/(csv|xlsx)/$", name="summary_file")
    def summary_file(self, request, month, kind):
        summary = Summary(self.station, _month(month))
        title = _("Feedback %(month)s") % {"month": month}
        content = spreadsheets.write(kind, lines_of(summary), title, WIDTHS)
        response = HttpResponse(content, content_type=spreadsheets.FORMATS[kind])
        name = f"feedback-{self.station.hostname}-{month}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @cached_property
    def months(self):
        """The Months in which something came in, the newest first."""
        return months_with_feedback(self.station)

    def latest_month(self):
        """The newest Month with feedback that is over, or else the one that runs; None before anything came in."""
        return next((month for month in self.months if is_over(month)), next(iter(self.months), None))

    def _show_summary(self, request, month):
        summary = Summary(self.station, month)
        published = Feedback.objects.of_station(self.station).published().in_month(month)
        said = {"month": month.label()}
        context = {
            "breadcrumbs": [
                *self.get_breadcrumbs(request)[:-1],
                {"title": self.title, "url": self.get_url(request)},
                {"title": _("Feedback in %(month)s") % said, "url": None},
            ],
            "summary": summary,
            "months": self.months,
            "charts": trend_charts(summary),
            "fewest": FEWEST,
            "is_over": is_over(month),
            "files": [
                (kind, self.get_url(request) + self.reverse_subpage("summary_file", args=[str(month), kind]))
                for kind in spreadsheets.FORMATS
            ],
            "published": with_names(published[:COMMENTS_SHOWN]),
        }
        return self.render(request, context_overrides=context, template=self.template_for_summary)


def _month(text):
    """The Month written as ISO. Raises Http404 for one that does not exist or has not begun."""
    try:
        month = Month.from_iso(text)
    except ValueError as error:
        raise Http404(str(error)) from error
    if month > Month.of(timezone.localdate()):
        raise Http404(_("This month has not begun."))
    return month
