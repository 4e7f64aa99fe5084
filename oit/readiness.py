"""What an item page shows of what its edition asks for. Computed when asked; nothing is stored."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone


class State(StrEnum):
    DONE = "done"
    NOTHING = "nothing"  # stated, in the edition's words, that there is nothing to report
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """What was found of one element. ``todo``: sentences that say what to do, empty when nothing is missing."""

    element: object
    state: State
    todo: tuple[str, ...] = ()
    field: str = ""

    @property
    def counts_as_missing(self):
        return self.state is State.MISSING and not self.element.advisory


def assessed_on(year, on=None):
    """The day that questions about the fiscal year ``year`` are asked for: today, never after its last day."""
    return min(on or timezone.localdate(), year.last_day)


def evaluate(page, on=None):
    """The findings of every element that the edition of the page's year asks for, in the edition's order.

    ``page`` is an item page, live or a draft. An element that its type does not know is missing.
    """
    return [finding_of(page, rule, on) for rule in page.item.elements]


def is_complete(page, on=None):
    """Whether nothing is missing that counts."""
    return not any(finding.counts_as_missing for finding in evaluate(page, on))


def finding_of(page, rule, on=None):
    """The Finding of one element ``rule`` of the page's edition."""
    on = assessed_on(page.year, on)
    declared = page.element_for(rule)
    if declared is None:
        return Finding(rule, State.MISSING)
    todo = tuple(declared.todo(page, rule, on))
    field = declared.fields[0] if declared.fields else ""
    if todo:
        return Finding(rule, State.MISSING, todo, field)
    nothing = bool(rule.nil) and declared.states_nothing(page)
    return Finding(rule, State.NOTHING if nothing else State.DONE, (), field)
