"""The designated officers of a room: who they are, letting a colleague in, and taking a key away."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from feedback.complaints import changes, holders, watching
from feedback.complaints.models import KeyHolder

from .key_forms import CompareForm, SureForm
from .own_key import renew
from .views import RoomView, UnlockedView

SHOWN = 30  # changes of keys


@dataclass(frozen=True)
class Row:
    """A KeyHolder in the list. ``is_new``: it was let in since the officer who looks last compared keys."""

    holder: KeyHolder
    is_active: bool
    is_own: bool
    is_new: bool

    @property
    def is_broken(self):
        """Whether a countersignature is there and does not hold: nobody let this key in."""
        return not self.is_active and not self.holder.is_waiting


class KeysView(RoomView):
    """Everyone's keys with their fingerprints; for complaint officers without a key, how to get one."""

    template_name = "feedback/complaints/desk/keys.html"
    page_title = gettext_lazy("Keys")
    header_icon = "key"

    def get(self, request):
        new, gone = watching.strangers(self.key) if self.key else ([], [])
        history = self._history() if self.room.is_member else []
        return self.show(rows=self._rows(new), new=new, gone=gone, own=self.room.own, history=history)

    def _history(self):
        """``[(what, entry of the log, roles of the key)]`` of the newest changes."""
        entries = changes.changes_of(self.room.site, self.room.kind)[:SHOWN]
        return [(changes.label_of(one), one, changes.roles_of(one)) for one in entries]

    def _rows(self, new):
        active, fresh = {one.pk for one in self.room.active}, {one.pk for one in new}
        everyone = KeyHolder.objects.filter(site=self.room.site, kind=self.room.kind).select_related("user")
        return [
            Row(one, one.pk in active, one.user_id == self.room.user.pk, one.pk in fresh) for one in everyone
        ]


class AcknowledgeView(UnlockedView):
    """Notes that the officer has compared the keys that receive now."""

    def post(self, request):
        watching.acknowledge(self.key)
        messages.success(request, _("These keys are noted as compared. You are told when one changes."))
        return self.go("keys")


class OfOneKey(UnlockedView):
    """A screen about one key of the room."""

    form_class = SureForm

    def refused(self):
        if refused := super().refused():
            return refused
        found = KeyHolder.objects.filter(
            site=self.room.site, kind=self.room.kind, pk=self.kwargs["holder_id"]
        )
        self.holder = found.select_related("user").first()
        if self.holder is None:
            raise Http404
        return None

    def get(self, request, holder_id):
        return self.show(holder=self.holder, form=self.form_class())

    def post(self, request, holder_id):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(422, holder=self.holder, form=form)
        try:
            with known(self.key):
                self.act()
        except (holders.NotAllowed, holders.NotActive):
            messages.error(
                request, _("The keys have changed meanwhile, and nothing was done. Look once more.")
            )
        return self.go("keys")


class CountersignView(OfOneKey):
    template_name = "feedback/complaints/desk/countersign.html"
    page_title = gettext_lazy("Let a colleague in")
    form_class = CompareForm
    header_icon = "key"

    def act(self):
        holders.countersign(self.holder, self.key)
        messages.success(
            self.request,
            _("%(officer)s now receives what comes in, and can open the cases that you can open.")
            % {"officer": self.holder},
        )


class RemoveView(OfOneKey):
    template_name = "feedback/complaints/desk/remove.html"
    page_title = gettext_lazy("Remove a key")
    header_icon = "bin"

    def act(self):
        holders.remove(self.holder, self.key)
        self.key.holder.refresh_from_db()
        renew(self.key)
        messages.success(self.request, _("The key of %(officer)s is removed.") % {"officer": self.holder})


@contextmanager
def known(key):
    """What the officer of the HolderKey does to keys here needs no comparing afterwards, if all were known before."""
    were_known = not any(watching.strangers(key))
    yield
    if were_known:
        watching.acknowledge(key)
