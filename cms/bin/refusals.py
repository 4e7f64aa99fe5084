"""What keeps a thing from going into the bin, or from coming out. Apps say what else must stay, in their ``ready``."""

from django.db.models import PROTECT
from django.utils.translation import gettext as _
from wagtail.models import Page


class CannotBin(Exception):
    """The thing cannot be deleted. Its text says why, and what to do."""


class CannotRestore(Exception):
    """The thing cannot be put back, or not erased. Its text says why, and what to do."""


def in_hand(entry):
    """The BinEntry, kept from all others until the transaction ends.

    Raises CannotRestore where somebody else was quicker: its page may hang among those of a station again.
    """
    found = type(entry).objects.select_for_update().filter(pk=entry.pk).first()
    if found is None:
        raise CannotRestore(
            _("“%(title)s” is not in the bin any more: it was restored or erased a moment ago.")
            % {"title": entry.title}
        )
    return found


_reasons = []


def register(reason):
    """Adds a function from a page, picture or document to a sentence that says why it must stay, or to ""."""
    if reason not in _reasons:
        _reasons.append(reason)


def refuse(thing):
    """Raises CannotBin where the ``thing`` must stay."""
    if sentence := next((each for reason in _reasons if (each := reason(thing))), ""):
        raise CannotBin(sentence)
    if models := list(protecting(thing)):
        raise CannotBin(
            _("“%(title)s” cannot be deleted, because this needs it: %(things)s.")
            % {"title": title_of(thing), "things": ", ".join(str(each) for each in models)}
        )


def protecting(thing):
    """Yields the names of the models that protect the ``thing``, or a page below it."""
    is_page = isinstance(thing, Page)
    for relation in (Page if is_page else thing)._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.on_delete is PROTECT:
            name = relation.field.name
            pointing = {f"{name}__path__startswith": thing.path} if is_page else {name: thing.pk}
            if relation.related_model._base_manager.filter(**pointing).exists():
                yield relation.related_model._meta.verbose_name_plural


def title_of(thing):
    """What the page, picture or document is called in the admin."""
    name = getattr(thing, "get_admin_display_title", None)
    return str(name() if name else thing)
