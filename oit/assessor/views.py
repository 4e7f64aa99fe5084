"""The assessor's view of a year, for everyone."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from oit.editions import edition_for
from oit.yearly import YearReadiness

from .data import item_views

ROUTE = "assessor/"


def assessor_view(year_page, request):
    """Every item and element of the year with its state and evidence.

    Raises Http404 where the station switched the view off for the year, or there is no checklist for it.
    """
    if not is_offered(year_page):
        raise Http404
    context = year_page.get_context(request)
    return TemplateResponse(request, "oit/assessor.html", {**context, **assessor_context(context, request)})


def assessor_context(context, request):
    """What the view shows. ``context``: that of the year's page, whose addresses here lead to the view itself."""
    year_page = context["page"]
    own = year_page.get_url(request)
    readiness = YearReadiness(year_page)
    views = item_views(readiness, request)
    title = _("Assessor's view")
    return {
        "readiness": readiness,
        "sections": _by_section(readiness, views),
        "views": views,
        "shown": sum(view.shown for view in views),
        "year_url": own,
        "canonical_url": request.build_absolute_uri(f"{own}{ROUTE}"),
        "languages": [_led_here(each) for each in context["languages"]],
        "alternates": [{**each, "url": f"{each['url']}{ROUTE}"} for each in context["alternates"]],
        "breadcrumbs": [
            *context["breadcrumbs"][:-1],
            {"title": year_page.title, "url": own},
            {"title": title, "url": None},
        ],
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


def _led_here(language):
    """An entry of the language switch that leads to this view; one that leads to another page stays as it is."""
    return {**language, "url": f"{language['url']}{ROUTE}"} if language["exact"] else language
