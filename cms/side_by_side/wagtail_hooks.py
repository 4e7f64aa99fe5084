from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms import today
from cms.admin.reports import StationReportMenuItem
from cms.side_by_side import urls

from .entrances import SideBySideItem
from .overview import translations_to_mend
from .views import FillView, SubmitView

today.register(translations_to_mend)


@hooks.register("register_admin_urls")
def addresses():
    return [path("side-by-side/", include(urls, namespace="side_by_side"))]


# Before wagtail-localize's own at these addresses.
@hooks.register("register_admin_urls", order=-1)
def addresses_of_wagtail_localize():
    return [
        path("localize/submit/page/<int:page_id>/", SubmitView.as_view()),
        path("localize/translate/<int:translation_id>/machine_translate/", FillView.as_view()),
    ]


@hooks.register("register_reports_menu_item")
def report_in_menu():
    return StationReportMenuItem(
        _("Translation into English"),
        reverse("side_by_side:report"),
        name="side-by-side",
        icon_name="wagtail-localize-language",
        order=110,
    )


@hooks.register("register_page_header_buttons")
def button_in_header(page, user, next_url=None, view_name=None):
    return [SideBySideItem(page=page)]


@hooks.register("register_page_listing_more_buttons")
def button_in_listing(page, user, next_url=None):
    item = SideBySideItem(page=page)
    return [Button.from_menu_item(item)] if item.is_shown(user) else []
