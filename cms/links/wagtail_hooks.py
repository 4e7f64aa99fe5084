from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms import today
from cms.admin.reports import StationReportMenuItem
from cms.links import urls
from cms.links.failing import links_to_mend

today.register(links_to_mend)


@hooks.register("register_admin_urls")
def report_addresses():
    return [path("links/", include(urls, namespace="links"))]


@hooks.register("register_reports_menu_item")
def report_in_menu():
    return StationReportMenuItem(
        _("Links to other sites"), reverse("links:report"), name="links", icon_name="link-external", order=100
    )
