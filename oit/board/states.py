"""How states are told: a word and an icon each, so that nothing hangs on a colour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oit.readiness import State


class ItemState(models.TextChoices):
    """What can be said of an item beside the State of its elements. UNPUBLISHED: there is no page to be looked at."""

    UNPUBLISHED = "unpublished", _("Not published")


# Icons of the admin, by the value of a State, an ItemState, a MonthState or a DueState.
ICONS = {
    State.MISSING: "warning",
    State.STALE: "history",
    State.LOOK: "glasses",
    State.NOTHING: "minus",
    State.DONE: "check",
    ItemState.UNPUBLISHED: "no-view",
    "due": "time",
    "overdue": "warning",
    "not-yet": "dots-horizontal",
    "open": "radio-empty",
    "soon": "time",
    "later": "calendar",
    "none": "check",
}


def shown(state):
    """``{key, label, icon}`` of a state, as the template ``oit/board/state.html`` takes it."""
    return {"key": state.value, "label": state.label, "icon": ICONS[state.value]}
