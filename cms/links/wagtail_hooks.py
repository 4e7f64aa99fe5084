from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.admin.reports import StationReportMenuItem
from cms.links import urls
from cms.links.panel import panels_for


@hooks.register("register_admin_urls")
def report_addresses():
    return [path("links/", include(urls, namespace="links"))]


@hooks.register("register_reports_menu_item")
def report_in_menu():
    return StationReportMenuItem(
        _("Links to other sites"), reverse("links:report"), name="links", icon_name="link-external", order=100
    )


@hooks.register("construct_homepage_panels")
def failing_links_on_first_page(request, panels):
    panels += panels_for(request.user)
