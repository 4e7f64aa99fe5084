"""What can happen to a contribution, one function each. Whoever calls them has checked who asks for it."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .mails import announce
from .models import Contribution, Link, MailKind, Reader, State


class WrongStep(Exception):
    """A step that is not possible as things stand. Its text says why, and what to do."""


@contextmanager
def locked(contribution):
    """The contribution as it is stored, which nobody else can change meanwhile. Steps follow one another."""
    with transaction.atomic():
        yield Contribution.objects.select_for_update().get(pk=contribution.pk)


def ask(contributions, user):
    """Stores new requests. Returns ``{contribution: address of the link}``; the links cannot be had again."""
    with transaction.atomic():
        for each in contributions:
            each.asked_by, each.asked_by_position = user, user.position
            each.save()
            log(each, "contributions.ask", user=user)
        links = {each: Link.make(each, Reader.OFFICER) for each in contributions}
        announce(contributions, MailKind.ASKED, Reader.OFFICER)
    return links


def renew(contribution, reader, user):
    """Ends every link for this reader and returns the address of a new one."""
    with locked(contribution) as stored:
        _refuse_closed(stored)
        stored.links.filter(reader=reader).delete()
        log(stored, "contributions.renew", user=user)
        return Link.make(stored, reader)


def keep(stored, typed):
    """Stores what was typed; it is with the line of work again until it is sent in.

    ``stored``: a contribution as ``locked`` gives it.
    """
    stored.content = typed
    stored.saves += 1
    stored.state = State.RETURNED if stored.returned_with else State.ASKED
    stored.save(update_fields=["content", "saves", "state"])


def send_in(stored):
    """Hands over to the head what ``keep`` stored and was found complete."""
    stored.state, stored.sent_at = State.SENT, timezone.now()
    stored.save(update_fields=["state", "sent_at"])
    log(stored, "contributions.send")
    announce([stored], MailKind.SENT, Reader.HEAD, occasion=str(stored.saves))


def approve(contribution, version, by, user=None):
    """``version``: the ``saves`` of what was looked at. ``by``: what is shown of who approved. Raises WrongStep."""
    with locked(contribution) as stored:
        _refuse_other_version(stored, version)
        stored.state, stored.approved_at, stored.approved_by = State.APPROVED, timezone.now(), by
        stored.returned_with = ""
        stored.save(update_fields=["state", "approved_at", "approved_by", "returned_with"])
        log(stored, "contributions.approve", user=user)


def give_back(contribution, version, words, user=None):
    """Returns it to the line of work with ``words`` that say what to change. Raises WrongStep."""
    with locked(contribution) as stored:
        _refuse_other_version(stored, version)
        stored.state, stored.returned_with = State.RETURNED, words
        stored.save(update_fields=["state", "returned_with"])
        log(stored, "contributions.return", user=user, data={"words": words})
        announce([stored], MailKind.RETURNED, Reader.OFFICER, occasion=str(stored.saves))


def withdraw(contribution, user):
    """Ends the request and its links. Raises WrongStep."""
    with locked(contribution) as stored:
        _refuse_closed(stored)
        stored.state, stored.closed_at = State.WITHDRAWN, timezone.now()
        stored.save(update_fields=["state", "closed_at"])
        log(stored, "contributions.withdraw", user=user)


def _refuse_closed(stored):
    if stored.is_closed:
        raise WrongStep(
            _(
                "Nothing more can be done here: it was taken in or withdrawn. Ask the line of work again if needed."
            )
        )


def _refuse_other_version(stored, version):
    if stored.state != State.SENT:
        raise WrongStep(_("This does not wait for approval any more. Look at how it stands now."))
    if str(stored.saves) != str(version):
        raise WrongStep(
            _("The line of work changed it while you were reading. Look at it again, then decide.")
        )
