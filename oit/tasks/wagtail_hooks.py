from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from oit.board.entrances import BoardMenuItem

from . import urls
from .admin import RecordViewSet

register_snippet(RecordViewSet)


@hooks.register("register_admin_urls")
def task_addresses():
    return [path("tasks/", include(urls, namespace="tasks"))]


@hooks.register("register_admin_menu_item")
def tasks_in_menu():
    return BoardMenuItem(_("Tasks"), reverse("tasks:list"), name="tasks", icon_name="tasks", order=92)
