"""The ways into the rooms: the menu, the first page of the admin, and the list of rooms."""

from django.core.exceptions import PermissionDenied
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback.complaints.models import Kind

from .rooms import rooms_of
from .views import TITLE, private


class RoomsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.is_superuser or bool(rooms_of(request.user))


class RoomsView(WagtailAdminTemplateMixin, View):
    """The rooms of the user. An administrator without a key is told that there are such rooms, and nothing else."""

    template_name = "feedback/complaints/desk/rooms.html"
    page_title = TITLE
    header_icon = "lock"

    def get(self, request):
        rooms = rooms_of(request.user)
        if not rooms and not request.user.is_superuser:
            raise PermissionDenied
        return private(self.render_to_response(self.get_context_data(rooms=rooms, kinds=Kind.labels)))

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class RoomsPanel(Component):
    """For holders: where to go, and whether a colleague waits to be let in. What is new can be told only inside."""

    order = 140
    template_name = "feedback/complaints/desk/home_panel.html"

    class Media:
        css = {"all": ["css/admin/board.css"]}

    def __init__(self, rooms):
        self.rooms = rooms

    def get_context_data(self, parent_context):
        return {"rooms": [(room, room.is_member and room.waiting.count()) for room in self.rooms]}


def panels_for(user):
    rooms = rooms_of(user)
    return [RoomsPanel(rooms)] if rooms else []
