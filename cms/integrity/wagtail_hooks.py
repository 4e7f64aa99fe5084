from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms import today

from . import urls
from .report import FindingReportView
from .to_do import findings_to_look_at
from .who import sees_findings

today.register_for_all(findings_to_look_at)


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
