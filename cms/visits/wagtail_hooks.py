from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.models import Site

from cms.admin.reports import StationReportMenuItem

from . import urls
from .report import VisitsReportView


@hooks.register("on_serve_page")
def say_what_is_visited(serve):
    def serve_and_say(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        # Stays with the response where that is kept for the next readers.
        response.visited = (Site.find_for_request(request).pk, page.pk)
        return response

    return serve_and_say


@hooks.register("register_admin_urls")
def report_addresses():
    return [path("visits/", include(urls, namespace="visits"))]


@hooks.register("register_reports_menu_item")
def report_in_menu():
    return StationReportMenuItem(
        VisitsReportView.page_title, reverse("visits:report"), name="visits", icon_name="view", order=90
    )
