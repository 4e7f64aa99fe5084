"""The ways into the rooms: the menu, the first page of the admin, and the list of rooms."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.today import ToDo
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


def rooms_to_enter(user, site, on):
    """See `cms.today`. For holders: what waits can be told only inside, who waits to be let in also here."""
    for room in rooms_of(user):
        if room.site.pk != site.pk:
            continue
        if not room.is_member:
            words = (
                _("%(room)s: your key waits for a colleague") if room.own else _("%(room)s: set up your key")
            )
            yield ToDo(words % {"room": room.kind.label}, room.address("keys"), order=15)
            continue
        if number := room.waiting.count():
            words = ngettext(
                "%(room)s: %(number)s key waits to be let in",
                "%(room)s: %(number)s keys wait to be let in",
                number,
            )
            yield ToDo(words % {"room": room.kind.label, "number": number}, room.address("keys"), order=15)
        yield ToDo(
            _("%(room)s: look whether something new has come") % {"room": room.kind.label},
            room.address("cases"),
            note=_("Whether something new has come can be seen only after unlocking."),
            order=50,
        )
