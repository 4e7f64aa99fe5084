from django.urls import include, path
from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from oit.approval import urls

from .entrances import ApprovalMenuItem, WaitingPanel, reworded


@hooks.register("register_admin_urls")
def approval_addresses():
    return [path("approval/", include(urls, namespace="approval"))]


@hooks.register("register_admin_menu_item")
def approval_in_menu():
    return ApprovalMenuItem()


@hooks.register("construct_homepage_panels")
def waiting_on_first_page(request, panels):
    """Wagtail's own list of what waits is a wide table of menus; ours leads to the screen made for a phone."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.append(WaitingPanel(request.user))


@hooks.register("construct_page_action_menu")
def buttons_in_plain_words(menu_items, request, context):
    menu_items[:] = reworded(menu_items)
