"""The assessor's view of a year, for everyone."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from oit.editions import edition_for
from oit.year_views import context_below
from oit.yearly import YearReadiness

from .data import item_views

ROUTE = "assessor/"


def assessor_view(year_page, request):
    """Every item and element of the year with its state and evidence.

    Raises Http404 where the station switched the view off for the year, or there is no checklist for it.
    """
    if not is_offered(year_page):
        raise Http404
    return TemplateResponse(request, "oit/assessor.html", assessor_context(year_page, request))


def assessor_context(year_page, request):
    """What the view shows."""
    readiness = YearReadiness(year_page)
    views = item_views(readiness, request)
    return {
        **context_below(year_page, request, ROUTE, _("Assessor's view")),
        "readiness": readiness,
        "sections": _by_section(readiness, views),
        "views": views,
        "shown": sum(view.shown for view in views),
    }


def is_offered(year_page):
    """Whether the year has an assessor's view; the Thai page of the year says so for both languages."""
    return bool(year_page.thai.assessor_view and edition_for(year_page.fiscal_year))


def _by_section(readiness, views):
    """``(Section, ItemViews)`` of each section that has items."""
    return [
        (section, found)
        for section, _rows in readiness.sections
        if (found := [view for view in views if view.item.section == section.key])
    ]
