from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms import today

from . import urls
from .report import MailReportView, sees_mails
from .to_do import mails_to_look_at

today.register(mails_to_look_at)


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
