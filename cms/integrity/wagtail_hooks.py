from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .panel import panels_for
from .report import FindingReportView
from .who import sees_findings


@hooks.register("register_admin_urls")
def addresses():
    return [path("integrity/", include(urls, namespace="integrity"))]


class FindingsMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_findings(request.user)


@hooks.register("register_reports_menu_item")
def findings_in_menu():
    return FindingsMenuItem(
        FindingReportView.page_title,
        reverse("integrity:report"),
        name="integrity",
        icon_name="warning",
        order=50,
    )


@hooks.register("construct_homepage_panels")
def findings_on_first_page(request, panels):
    panels += panels_for(request.user)
