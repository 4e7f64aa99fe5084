"""What another site answers, put into words."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What can be said of an address. UNSURE: only a person with a browser can tell."""

    ANSWERS = "answers", _("It works.")
    UNSURE = "unsure", _("Cannot tell: that site does not answer programs. Open it and look yourself.")
    GONE = "gone", _("That site has no such page any more.")
    REFUSED = "refused", _("That site refuses to show it.")
    BROKEN = "broken", _("That site reports a fault of its own.")
    UNKNOWN_HOST = "unknown-host", _("There is no site of this name.")
    UNREACHABLE = "unreachable", _("That site cannot be reached.")
    SLOW = "slow", _("That site did not answer in time.")
    INSECURE = "insecure", _("The certificate of that site is not valid; browsers warn visitors of it.")
    LOOP = "loop", _("That site sends visitors on and on, and never to a page.")
    PRIVATE = "private", _("It lies in a closed network, where visitors cannot go.")
    MALFORMED = "malformed", _("It is not the address of a website. Correct it.")


NOT_FAILING = (Outcome.ANSWERS, Outcome.UNSURE)
# What is also seen of every site while this server itself has no connection.
AS_WITHOUT_NETWORK = (Outcome.UNKNOWN_HOST, Outcome.UNREACHABLE, Outcome.SLOW)

# Statuses with which sites turn away what is not a browser, or has not signed in (RFC 9110, RFC 6585). 400 and 999
# are what large social networks answer to programs.
TURNED_AWAY = (400, 401, 403, 405, 406, 418, 429, 451, 999)
NO_SUCH_PAGE = (404, 410)


@dataclass(frozen=True)
class Answer:
    """``status``: that of HTTP (RFC 9110), None where the site said nothing."""

    outcome: Outcome
    status: int | None = None

    @property
    def failed(self):
        return self.outcome not in NOT_FAILING

    @classmethod
    def of_status(cls, status):
        if status in TURNED_AWAY:
            return cls(Outcome.UNSURE, status)
        if status in NO_SUCH_PAGE:
            return cls(Outcome.GONE, status)
        if status >= 500:
            return cls(Outcome.BROKEN, status)
        return cls(Outcome.REFUSED if status >= 400 else Outcome.ANSWERS, status)
