from django.urls import include, path
from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from cms import today
from oit.approval import urls

from .entrances import ApprovalMenuItem, reworded
from .returned import pages_returned

today.register(pages_returned)


@hooks.register("register_admin_urls")
def approval_addresses():
    return [path("approval/", include(urls, namespace="approval"))]


@hooks.register("register_admin_menu_item")
def approval_in_menu():
    return ApprovalMenuItem()


@hooks.register("construct_homepage_panels")
def without_a_second_list(request, panels):
    """What waits is in the list of what to do today, which leads to the screen made for a phone."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]


@hooks.register("construct_page_action_menu")
def buttons_in_plain_words(menu_items, request, context):
    menu_items[:] = reworded(menu_items)
