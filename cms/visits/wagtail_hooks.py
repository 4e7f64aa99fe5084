from django.conf import settings
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.models import Site

from cms.admin.reports import StationReportMenuItem

from . import urls
from .counting import visits
from .readers import is_read
from .report import VisitsReportView


@hooks.register("on_serve_page")
def counted(serve):
    def serve_and_count(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        if settings.COUNT_VISITS and is_read(request, response):
            visits.start()
            visits.count(Site.find_for_request(request), page)
        return response

    return serve_and_count


@hooks.register("register_admin_urls")
def report_addresses():
    return [path("visits/", include(urls, namespace="visits"))]


@hooks.register("register_reports_menu_item")
def report_in_menu():
    return StationReportMenuItem(
        VisitsReportView.page_title, reverse("visits:report"), name="visits", icon_name="view", order=90
    )
