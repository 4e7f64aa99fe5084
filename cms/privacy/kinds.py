"""The kinds of things that people send to a station, and what each of them is told before.

Source of what must be told: Personal Data Protection Act B.E. 2562 (PDPA), section 23. A station carries out tasks in
the public interest (section 24(4)) and asks nobody for consent.
"""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import ngettext

_kinds = {}


@dataclass(frozen=True)
class Kind:
    """What is told about one kind of entries. All texts are translated lazily, and are whole sentences but the title.

    ``key``: also the ``retention_kind`` of its models. ``purpose``: what is kept, and what for. ``required``: which
    part must be given and what follows where it is not. ``recipients``: who else gets it. ``days``: how long entries
    are kept where the station sets nothing else. ``days_source``: the law that this follows, or that it is our choice.
    """

    key: str
    title: str
    purpose: str
    legal_basis: str
    required: str
    recipients: str
    days: int
    days_source: str


def register(kind):
    """Adds a Kind. One that is there already under the same key is replaced."""
    _kinds[kind.key] = kind


def get(key):
    """The Kind ``key``. Raises LookupError where no app has registered it."""
    try:
        return _kinds[key]
    except KeyError:
        raise LookupError(f"No kind of personal data is registered as {key!r}.") from None


def all_kinds():
    """Every Kind, in the order in which they were registered."""
    return list(_kinds.values())


def models_of(kind):
    """The models whose entries are of the Kind."""
    return [model for model in apps.get_models() if getattr(model, "retention_kind", None) == kind.key]


def period_in_words(days):
    """So many days as years, months or days, whichever comes out even: “1 year”, “90 days”."""
    if days % 365 == 0:
        return ngettext("%(number)s year", "%(number)s years", days // 365) % {"number": days // 365}
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
