"""An officer's own key: set up, unlock, lock, and back in when the passphrase is forgotten."""

import logging
import math

from django.db import DatabaseError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from feedback.complaints import guessing, holders, renewing, unlocking
from feedback.complaints.models import KeyHolder
from feedback.complaints.sealing.stretching import Busy
from feedback.complaints.sealing.wrapping import BadRecoveryKey, WrongPassphrase

from .key_forms import EnrolForm, PassphraseForm, RecoverForm, RecoveryKeyForm, UnlockForm
from .views import MemberView, RoomView

logger = logging.getLogger(__name__)

BUSY = gettext_lazy("Too many keys are being opened at this moment. Nothing was done: try again in a moment.")
WRONG = gettext_lazy("This is not your passphrase. Mind capitals and the language of the keyboard.")
BAD_RECOVERY_KEY = gettext_lazy(
    "This is no whole recovery key: a letter is missing or wrong. Compare it with the sheet."
)


def too_soon(pause):
    """What an officer is told who has to wait for ``pause`` (timedelta)."""
    if pause.total_seconds() <= 60:
        return _(
            "This was typed wrongly several times. Nothing was tried now: wait for a minute, then type it once more."
        )
    minutes = math.ceil(pause.total_seconds() / 60)
    return ngettext(
        "This was typed wrongly many times. Nothing was tried now: wait for %(minutes)s minute, then type it once "
        "more. If it was not you, change the password of your account, which signs everyone else out.",
        "This was typed wrongly many times. Nothing was tried now: wait for %(minutes)s minutes, then type it once "
        "more. If it was not you, change the password of your account, which signs everyone else out.",
        minutes,
    ) % {"minutes": minutes}


class OwnKeyView(RoomView):
    """A screen with one form about the own key. ``act``: what it does; Busy and TooSoon are told beside the form."""

    template_name = "feedback/complaints/desk/own_key.html"
    header_icon = "key"
    introduction = ""
    button = gettext_lazy("Save")

    def make_form(self, data=None):
        return PassphraseForm(data, user=self.room.user)

    def get(self, request):
        return self.show(form=self.make_form())

    def post(self, request):
        form = self.make_form(request.POST)
        if form.is_valid():
            try:
                response = self.act(form)
            except Busy:
                form.add_error(None, BUSY)
                return self.show(503, form=form)
            except guessing.TooSoon as error:
                form.add_error(None, too_soon(error.pause))
                return self.show(429, form=form)
            if response:
                return response
        return self.show(422, form=form)

    def sheet(self, holder, recovery_key):
        """The screen that shows a recovery key, this once."""
        self.template_name = "feedback/complaints/desk/recovery_sheet.html"
        return self.show(holder=holder, recovery_key=recovery_key)


class EnrolView(OwnKeyView):
    """Makes a key. The first one of a room receives at once; later ones wait for a colleague."""

    page_title = gettext_lazy("Set up my key")
    introduction = gettext_lazy(
        "What comes in is sealed to your key. Your passphrase opens it, and nobody can reset that: not the "
        "administrator, and not whoever runs the server. Choose one that you keep in your head."
    )
    button = gettext_lazy("Make my key")

    def refused(self):
        # Who holds a key that receives makes another only where it is lost.
        has_key = self.room.is_member and "lost" not in self.request.GET
        return None if self.room.may_ask and not has_key else self.go("keys")

    def make_form(self, data=None):
        return EnrolForm(data, room=self.room)

    def act(self, form):
        chosen = form.cleaned_data
        holder, recovery_key = holders.enrol(
            self.room.site,
            self.room.kind,
            self.room.user,
            chosen["position"],
            chosen["passphrase"],
            is_custodian=chosen["is_custodian"],
            is_superior_unit=chosen["is_superior_unit"],
        )
        return self.sheet(holder, recovery_key)


class UnlockView(MemberView, OwnKeyView):
    page_title = gettext_lazy("Unlock")
    introduction = gettext_lazy(
        "What is here is sealed. Your passphrase opens it in this browser, until you lock it, sign out, or leave it "
        "alone for fifteen minutes."
    )
    button = gettext_lazy("Unlock")
    is_unlocking = True

    def make_form(self, data=None):
        return UnlockForm(data)

    def act(self, form):
        response = HttpResponseRedirect(self._next())
        for holder in self.room.own_active:
            failures = guessing.failures(holder)
            try:
                key = unlocking.unlock(self.request, response, holder, form.cleaned_data["passphrase"])
            except WrongPassphrase:
                continue
            self._tell(failures)
            renew(key)
            return response
        form.add_error("passphrase", WRONG)
        return None

    def _tell(self, failures):
        """That somebody tried before: if it was another, only the officer can know."""
        if failures >= guessing.FREE:
            messages.warning(
                self.request,
                ngettext(
                    "Before this, it was typed wrongly %(number)s time. If it was not you, change the password of "
                    "your account, and tell a colleague.",
                    "Before this, it was typed wrongly %(number)s times. If it was not you, change the password of "
                    "your account, and tell a colleague.",
                    failures,
                )
                % {"number": failures},
            )

    def _next(self):
        """Where the officer wanted to go: a screen of this room, and nowhere else."""
        cases = self.room.address("cases")
        wanted = self.request.GET.get("next", "")
        return wanted if wanted.startswith(cases) and ".." not in wanted else cases


def renew(key):
    """Renews the keys of cases that are owed. What cannot be done now is done at the next unlocking."""
    try:
        renewing.renew_owed(key)
    except DatabaseError:
        logger.warning("The keys of complaints could not be renewed now; the next unlocking does it.")


class LockView(RoomView):
    """Forgets every key that is unlocked in this session."""

    def get(self, request):
        return self.go("keys")

    def post(self, request):
        response = self.go("unlock") if self.room.is_member else self.go("keys")
        unlocking.lock(request, response)
        messages.success(request, _("Locked."))
        return response


class RecoverView(MemberView, OwnKeyView):
    """In again with the sheet of paper, and a new passphrase."""

    page_title = gettext_lazy("I forgot my passphrase")
    introduction = gettext_lazy(
        "Type the recovery key from your sheet of paper, and choose a new passphrase. You then get a new sheet: the "
        "old recovery key opens nothing any more."
    )
    button = gettext_lazy("Set the new passphrase")

    def make_form(self, data=None):
        return RecoverForm(data, user=self.room.user)

    def act(self, form):
        for holder in self.room.own_active:
            try:
                recovery_key = holders.recover(
                    holder, form.cleaned_data["recovery_key"], form.cleaned_data["passphrase"]
                )
            except WrongPassphrase:
                continue
            except BadRecoveryKey:
                form.add_error("recovery_key", BAD_RECOVERY_KEY)
                return None
            return self.sheet(holder, recovery_key)
        form.add_error(
            "recovery_key", _("This recovery key does not belong to your key. Take the newest sheet.")
        )
        return None


class CheckRecoveryKeyView(OwnKeyView):
    """Has the recovery key typed from paper, which proves that it was written down."""

    page_title = gettext_lazy("Prove that you wrote it down")
    introduction = gettext_lazy(
        "Type the recovery key from your sheet of paper. Who has not written it down notices it now, and not when the "
        "passphrase is forgotten."
    )
    button = gettext_lazy("Check")

    def refused(self):
        return None if self.room.own else self.go("keys")

    def make_form(self, data=None):
        return RecoveryKeyForm(data)

    def act(self, form):
        try:
            checked = [
                one
                for one in self.room.own
                if holders.is_recovery_key(one, form.cleaned_data["recovery_key"])
            ]
        except BadRecoveryKey:
            form.add_error("recovery_key", BAD_RECOVERY_KEY)
            return None
        if not checked:
            form.add_error(
                "recovery_key", _("This is not the recovery key of your key. Take the newest sheet.")
            )
            return None
        KeyHolder.objects.filter(pk=checked[0].pk).update(is_recovery_key_checked=True)
        messages.success(
            self.request, _("The recovery key is right. Keep the sheet where only you can get at it.")
        )
        return self.go("keys")
