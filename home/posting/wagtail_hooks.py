from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from home.models import NewsPage

from . import urls
from .report import PostReportView, posts_for, sees_posts


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


class TroubledPostsPanel(Component):
    """On the first page of the admin: posts that did not go out, or perhaps did."""

    order = 155
    template_name = "posting/home_panel.html"

    def __init__(self, posts):
        self.posts = posts

    def get_context_data(self, parent_context):
        return {"number": len(self.posts), "latest": self.posts[0]}


@hooks.register("construct_homepage_panels")
def troubled_posts_on_first_page(request, panels):
    posts = [] if request.user.is_superuser else list(posts_for(request.user).in_trouble())
    if posts:
        panels.append(TroubledPostsPanel(posts))
