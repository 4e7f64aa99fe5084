from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from oit.board import urls as board_urls
from oit.board.entrances import BoardMenuItem, panels_for
from oit.complaint_figures import figures_button
from oit.imports import urls as imports_urls
from oit.imports.history import TAKEN, TakenInHistory
from oit.overruling import LOGGED
from oit.permanence import refuse
from oit.reasons.gate import ACTION, InHistory
from oit.reasons.views import ask_first


@hooks.register("before_bulk_action")
def keep_published_items_in_bulk(request, action_type, objects, action_class_instance):
    if action_type in ("delete", "move"):
        for page in objects:
            if isinstance(page, Page) and (response := refuse(request, page, action_type == "delete")):
                return response
    return None


@hooks.register("register_log_actions")
def what_is_kept_in_the_history(actions):
    for action, formatter in {**LOGGED, ACTION: InHistory, TAKEN: TakenInHistory}.items():
        actions.register_action(action)(formatter)


@hooks.register("register_admin_urls")
def board_addresses():
    return [
        path("readiness/import/", include(imports_urls, namespace="imports")),
        path("readiness/", include(board_urls, namespace="readiness")),
    ]


hooks.register("before_publish_page", ask_first)
hooks.register("register_page_header_buttons", figures_button)


@hooks.register("register_admin_menu_item")
def board_in_menu():
    return BoardMenuItem(
        _("Readiness"), reverse("readiness:board"), name="readiness", icon_name="list-ul", order=90
    )


@hooks.register("construct_homepage_panels")
def board_on_first_page(request, panels):
    panels += panels_for(request.user)
