"""Changes to an officer's own key: another passphrase, another key, another recovery key."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from feedback.complaints import holders, unlocking, watching
from feedback.complaints.sealing.wrapping import WrongPassphrase

from .key_forms import ChangePassphraseForm, CurrentForm
from .own_key import WRONG, OwnKeyView, renew
from .views import UnlockedView


class ChangingView(UnlockedView, OwnKeyView):
    """A change to the own key, for which the passphrase is asked again: the browser may have been left unlocked."""

    def make_form(self, data=None):
        return ChangePassphraseForm(data, user=self.room.user)

    def act(self, form):
        try:
            holders.open_with_passphrase(self.key.holder, form.cleaned_data["current"])
        except WrongPassphrase:
            form.add_error("current", WRONG)
            return None
        return self.change(form)


class PassphraseView(ChangingView):
    page_title = gettext_lazy("Change my passphrase")
    introduction = gettext_lazy(
        "The old passphrase opens nothing afterwards. Your recovery key stays the same."
    )

    def change(self, form):
        holders.change_passphrase(self.key, form.cleaned_data["passphrase"])
        messages.success(self.request, _("Your passphrase is changed. Unlock with the new one."))
        return self.go("unlock")


class RotateView(ChangingView):
    """A new key pair in place of one that somebody may have got hold of."""

    page_title = gettext_lazy("Replace my key")
    introduction = gettext_lazy(
        "Do this when somebody may have got hold of your passphrase or of the sheet. You get a new key, which opens "
        "what the old one opened, and a new recovery key. Tell your colleagues: they see new digits to compare."
    )
    button = gettext_lazy("Replace it")

    def change(self, form):
        were_known = not any(watching.strangers(self.key))
        new, recovery_key = holders.rotate(self.key, form.cleaned_data["passphrase"])
        if were_known:
            watching.acknowledge(new)
        renew(new)
        response = self.sheet(new.holder, recovery_key)
        unlocking.keep_unlocked(self.request, response, new)
        return response


class RenewRecoveryKeyView(ChangingView):
    page_title = gettext_lazy("A new recovery key")
    introduction = gettext_lazy("The sheet that you have opens nothing afterwards. Tear it up.")
    button = gettext_lazy("Make a new one")

    def make_form(self, data=None):
        return CurrentForm(data)

    def change(self, form):
        return self.sheet(self.key.holder, holders.renew_recovery_key(self.key))
