"""What every screen asks first: whose room it is, whether a key of the user receives, and whether it is unlocked."""

from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback.complaints import unlocking
from feedback.complaints.attachments.uploading import files_in_memory

from .rooms import room_of

TITLE = _("Complaints and tip-offs")


@method_decorator([sensitive_post_parameters(), sensitive_variables()], name="dispatch")
class RoomView(WagtailAdminTemplateMixin, View):
    """A screen of one room, for complaint officers and holders of keys there.

    Nothing of it is stored by a browser or a proxy, and an error report holds no variable and no form of it.
    """

    template_name = ""
    header_icon = "lock"
    page_title = TITLE

    def dispatch(self, request, site_id, kind, **kwargs):
        self.room = room_of(request.user, site_id, kind)
        self.key = self._unlocked()
        response = self.refused() or super().dispatch(request, **kwargs)
        if hasattr(response, "render"):
            # Here, where an error report leaves the variables out, and not later.
            response.render()
        return private(response)

    def _unlocked(self):
        """The HolderKey that is unlocked and receives, or None."""
        key = unlocking.unlocked(self.request, self.room.site, self.room.kind)
        return key if key and key.holder.pk in {one.pk for one in self.room.active} else None

    def refused(self):
        """The response to somebody who may be in the room, but not at this screen; None if nothing is wrong."""
        return None

    def go(self, name, *args):
        """A redirect to the screen ``name`` of the room."""
        return HttpResponseRedirect(self.room.address(name, *args))

    def get_page_subtitle(self):
        return self.room.name

    def get_breadcrumbs_items(self):
        room = {"url": self.room.address("cases"), "label": self.room.kind.label}
        own = [] if self.get_page_title() == TITLE else [{"url": "", "label": self.get_page_title()}]
        return [*self.breadcrumbs_items, room, *own]

    def get_context_data(self, **kwargs):
        return super().get_context_data(room=self.room, key=self.key, view=self, **kwargs)

    def show(self, status=200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)


class MemberView(RoomView):
    """A screen for those whose key receives, locked or not."""

    def refused(self):
        return None if self.room.is_member else self.go("keys")


class UnlockedView(MemberView):
    """A screen that needs the unlocked key. Without one it leads to where it is unlocked, and back."""

    def refused(self):
        if refused := super().refused():
            return refused
        if self.key:
            return None
        address = self.room.address("unlock")
        if self.request.method == "GET":
            address += "?" + urlencode({"next": self.request.path})
        return HttpResponseRedirect(address)


# For the dispatch of a screen that takes files: they are read in memory, before the check that would read the form.
takes_files = method_decorator([csrf_exempt, files_in_memory, csrf_protect], name="dispatch")


def private(response):
    response["Cache-Control"] = "no-store, private"
    # Not "no-referrer": browsers then send forms without saying where they come from, and those are refused.
    response["Referrer-Policy"] = "same-origin"
    patch_vary_headers(response, ["Cookie"])
    return response
