from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem
from wagtail.snippets.models import register_snippet

from cms import editor_links
from cms.admin import redirects, today
from cms.admin.columns import DateColumn, YesNoColumn
from cms.admin.isolation import own_pages
from cms.admin.reports import StationReportMenuItem
from cms.admin.summary import count_own_pages
from cms.admin.viewsets import StationViewSet
from cms.media.blur_views import BlurBulkAction, BlurView, EditView
from cms.media.blurring import LOG_ACTION
from cms.models import Officer, StationOwned
from cms.models.stations import may
from cms.rich_text import StationPageLinkHandler


class OfficerViewSet(StationViewSet):
    model = Officer
    icon = "group"
    menu_label = _("Officers directory")
    menu_order = 300
    add_to_admin_menu = True
    list_display = [
        "__str__",
        YesNoColumn(Officer, "is_chief"),
        DateColumn(Officer, "in_office_from"),
        DateColumn(Officer, "in_office_until"),
    ]
    list_filter = ["line_of_work", "is_chief"]
    search_fields = ["name_th", "name_en", "position_th"]


register_snippet(OfficerViewSet)


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request):
    """The page chooser offers the pages of the user's own stations."""
    return pages & own_pages(request.user)


@hooks.register("register_rich_text_features", order=20)
def page_links(features):
    features.register_link_type(StationPageLinkHandler)
    features.register_converter_rule("contentstate", "link", editor_links.RULE)


# Before Wagtail's own addresses, one of which is the page of a picture.
@hooks.register("register_admin_urls", order=-1)
def picture_addresses():
    return [
        path("images/<int:image_id>/", EditView.as_view()),
        path("images/<int:image_id>/blur/", BlurView.as_view(), name="blur_picture"),
    ]


hooks.register("register_bulk_action", BlurBulkAction)
hooks.register("construct_homepage_panels", today.add_panel)
hooks.register("construct_homepage_summary_items", count_own_pages, order=200)


@hooks.register("register_log_actions")
def blurring_is_logged(actions):
    actions.register_action(LOG_ACTION, _("Blur"), _("Parts of the picture blurred, the one before deleted"))


@hooks.register("register_admin_urls", order=-1)
def redirect_addresses():
    return redirects.urlpatterns


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/admin.css"))


@hooks.register("construct_snippet_action_menu")
def without_publishing_elsewhere(menu_items, request, context):
    """Wagtail shows the buttons for publishing to whoever may publish at some station."""
    entry = context.get("instance")
    if (
        isinstance(entry, StationOwned)
        and entry.pk
        and not may(request.user, "publish", type(entry), entry.site)
    ):
        menu_items[:] = [
            item for item in menu_items if item.name not in ("action-publish", "action-unpublish")
        ]


@hooks.register("construct_help_menu")
def without_help_of_wagtail(request, menu_items):
    """Help that is about Wagtail, on its own site, is for the administrators of the installation."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("construct_reports_menu")
def without_reports_of_others(request, menu_items):
    """So are reports that list the whole installation."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if isinstance(item, StationReportMenuItem)]
