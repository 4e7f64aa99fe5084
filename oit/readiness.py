"""What an item page shows of what its edition asks for. Computed when asked; nothing is stored."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from oit.starters.marks import to_adapt, to_fill_in
from oit.statements import statement_of


class State(models.TextChoices):
    """What can be said of an element.

    NOTHING: stated, in the edition's words, that there is nothing to report. LOOK: something is there, and only a
    person can tell whether it is enough. STALE: something is there that is no longer true.
    """

    DONE = "done", _("Done")
    NOTHING = "nothing", _("Stated: nothing to report")
    LOOK = "look", _("Look yourself")
    STALE = "stale", _("No longer true")
    MISSING = "missing", _("Still missing")


# The states in which an item would not pass.
LACKING = (State.MISSING, State.STALE)


@dataclass(frozen=True)
class Evidence:
    """Where an assessor finds an element.

    ``anchor``: on its page. ``files``: documents. ``as_of``: the day as of which its facts are told, or None.
    ``months``: those that the page has something for, where it is told by month.
    """

    anchor: str
    files: tuple = ()
    as_of: date | None = None
    months: tuple = ()


@dataclass(frozen=True)
class Finding:
    """What was found of one ``element`` of the edition on ``page``.

    ``todo``: sentences that say what to do, or what to look at; empty when nothing needs to be done.
    ``field``: the name of the field to do it in, empty for what is kept elsewhere. ``overruled``: the Overruling that
    stands in the place of what was computed, which is kept in ``computed``; None where none does.
    """

    element: object
    state: State
    todo: tuple[str, ...] = ()
    field: str = ""
    page: object = None
    overruled: object = None
    computed: State | None = None

    @property
    def counts_as_missing(self):
        return self.state in LACKING and not self.element.advisory

    @property
    def line(self):
        """The state and its sentences in one line; empty where there is nothing to say."""
        return format_lazy("{}: {}", self.state.label, " ".join(self.todo)) if self.todo else ""

    @cached_property
    def stated(self):
        """The Statement that there is nothing to report, or None."""
        return statement_of(self.page, self.element.key) if self.state is State.NOTHING else None

    @cached_property
    def months_of_nothing(self):
        """``(Month, Statement or None)`` of each month of which the page states that there was nothing to report."""
        declared = self.page.element_for(self.element) if self.page else None
        if declared is None or not self.element.nil:
            return ()
        key = self.element.key
        months = sorted(declared.months_of_nothing(self.page))
        return tuple((month, statement_of(self.page, key, month)) for month in months)

    @cached_property
    def evidence(self):
        """The Evidence, or None where there is nothing to be found."""
        declared = self.page.element_for(self.element)
        if self.state is State.MISSING or declared is None:
            return None
        return Evidence(
            anchor=self.element.anchor,
            files=tuple(declared.documents(self.page)),
            as_of=declared.dated(self.page),
            months=tuple(declared.months(self.page)),
        )


def assessed_on(year, on=None):
    """The day that questions about the fiscal year ``year`` are asked for: today, never after its last day."""
    return min(on or timezone.localdate(), year.last_day)


def evaluate(page, on=None):
    """The findings of every element that the edition of the page's year asks for, in the edition's order.

    ``page`` is an item page, live or a draft. An element that its type does not know is missing.
    """
    return [finding_of(page, rule, on) for rule in page.item.elements]


def holds_until(page, on=None):
    """The last day until which ``evaluate(page, on)`` holds if nobody changes anything; None where it holds for good.

    The answer may turn earlier than it must: an element names every day that it looks at.
    """
    on, last = assessed_on(page.year, on), page.year.last_day
    declared = filter(None, (page.element_for(rule) for rule in page.item.elements))
    ahead = [day for each in declared for day in each.turns(page, on) if on < day <= last]
    return min(ahead) - timedelta(days=1) if ahead else None


def is_complete(page, on=None):
    """Whether nothing is missing that counts."""
    return not any(finding.counts_as_missing for finding in evaluate(page, on))


def finding_of(page, rule, on=None):
    """The Finding of one element ``rule`` of the page's edition, overruled where a supervisor's word stands."""
    found = computed(page, rule, on)
    overruling = page.overrulings.get(rule.key)
    if overruling is None or overruling.answer != answer_of(page, rule, on):
        return found
    state = State(overruling.state)
    todo = (overruling.reason,) if state in LACKING else ()
    return Finding(rule, state, todo, found.field, page, overruling, found.state)


def answer_of(page, rule, on=None):
    """A fingerprint of what is computed of the element ``rule``, the same whatever language is active."""
    with override(settings.LANGUAGE_CODE):
        found = computed(page, rule, on)
        told = "\n".join([found.state.value, *map(str, found.todo)])
    return hashlib.sha256(told.encode()).hexdigest()


def computed(page, rule, on=None):
    """The Finding of one element ``rule`` as the page and what it derives from show it."""
    on = assessed_on(page.year, on)
    declared = page.element_for(rule)
    if declared is None:
        return Finding(rule, State.MISSING, page=page)
    field = declared.fields[0] if declared.fields else ""
    missing = (*declared.todo(page, rule, on), *to_fill_in(page, declared.fields))
    for state, todo in ((State.MISSING, missing), (State.STALE, tuple(declared.stale(page, rule, on)))):
        if todo:
            return Finding(rule, state, todo, field, page)
    if rule.nil and declared.states_nothing(page):
        return Finding(rule, State.NOTHING, (), field, page)
    look = (*declared.look(page, rule, on), *to_adapt(page, declared.fields))
    return Finding(rule, State.LOOK if look else State.DONE, look, field, page)
