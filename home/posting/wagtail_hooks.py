from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms import today
from home.models import NewsPage

from . import urls
from .report import PostReportView, sees_posts
from .to_do import posts_to_look_at

today.register(posts_to_look_at)


@hooks.register("register_admin_urls")
def addresses():
    return [path("social-posts/", include(urls, namespace="posting"))]


class PostsMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_posts(request.user)


@hooks.register("register_reports_menu_item")
def posts_in_menu():
    return PostsMenuItem(
        PostReportView.page_title, reverse("posting:report"), name="social-posts", icon_name="site", order=160
    )


@hooks.register("register_page_header_buttons")
def texts_button(page, user, view_name, next_url=None):
    if isinstance(page, NewsPage) and page.permissions_for_user(user).can_edit():
        url = reverse("posting:texts", args=[page.pk])
        yield Button(_("Texts and picture to pass on"), url=url, icon_name="copy", priority=70)
