from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import urls
from .panel import panels_for
from .report import MailReportView, sees_mails


@hooks.register("register_admin_urls")
def addresses():
    return [path("mails/", include(urls, namespace="mail"))]


class MailsMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_mails(request.user)


@hooks.register("register_reports_menu_item")
def mails_in_menu():
    return MailsMenuItem(
        MailReportView.page_title, reverse("mail:report"), name="mails", icon_name="mail", order=150
    )


@hooks.register("construct_homepage_panels")
def troubled_mails_on_first_page(request, panels):
    panels += panels_for(request.user)
