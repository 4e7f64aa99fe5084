"""The word of a supervisor in the place of what was computed of an element: who may give it, and how it is kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log

from cms.models.stations import SUPERVISING, has_role, position_of
from oit.models import Overruling
from oit.readiness import State, answer_of, computed


def may_overrule(user, site):
    """Whether ``user`` supervises the station ``site``, or heads it."""
    return has_role(user, site, *SUPERVISING)


def states_for(finding):
    """The States that may be said in the place of the computed Finding.

    Nothing to report only where the checklist allows it.
    """
    offered = [State.DONE, State.NOTHING, State.STALE, State.MISSING]
    if not finding.element.nil:
        offered.remove(State.NOTHING)
    return [state for state in offered if state != finding.state]


def overrule(page, rule, state, reason, user):
    """Keeps and logs that the element ``rule`` of this version of the item ``page`` is in ``state``, says ``user``.

    It takes the place of an earlier word. Returns the Overruling.
    """
    with transaction.atomic():
        Overruling.objects.standing().filter(page_id=page.pk, element=rule.key).update(
            withdrawn_at=timezone.now(), withdrawn_by=user
        )
        given = Overruling.objects.create(
            page_id=page.pk,
            element=rule.key,
            state=state,
            reason=reason,
            computed=computed(page, rule).state,
            answer=answer_of(page, rule),
            revision_id=page.revision_shown,
            by=user,
            position=position_of(user, page.station),
        )
        _log("oit.overrule", page, rule, given, user)
    return given


def withdraw(given, page, rule, user):
    """Takes the Overruling ``given`` back, and logs it."""
    with transaction.atomic():
        given.withdrawn_at, given.withdrawn_by = timezone.now(), user
        given.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _log("oit.withdraw_overruling", page, rule, given, user)


class InHistory(LogFormatter):
    """What the history of the page says of it."""

    def format_message(self, log_entry):
        told = log_entry.data
        return _("%(element)s: “%(state)s”. Reason: %(reason)s") % {
            "element": told["title"],
            "state": State(told["state"]).label,
            "reason": told["reason"],
        }


class GivenInHistory(InHistory):
    label = gettext_lazy("Overrule an element")


class WithdrawnInHistory(InHistory):
    label = gettext_lazy("Take an overruling back")


LOGGED = {"oit.overrule": GivenInHistory, "oit.withdraw_overruling": WithdrawnInHistory}


def _log(action, page, rule, given, user):
    data = {"element": rule.key, "title": rule.title.th, "state": given.state, "reason": given.reason}
    log(instance=page, action=action, user=user, data=data, revision=given.revision)
