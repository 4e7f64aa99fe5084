"""What a station holds about one person, for whoever answers the request (PDPA, sections 30 and 35 to 36)."""

from django.utils.text import capfirst

from cms.mail.models import QueuedMail
from cms.models.stations import may_somewhere, sites_where

from . import kinds

MAY_SEE = ("view", "change")


def entries_from(email, user):
    """``[(Kind, entries)]``: what came with that e-mail address to the stations at which ``user`` may see such
    entries, the newest first. Kinds without any are left out."""
    found = []
    for kind in kinds.all_kinds():
        entries = [
            entry
            for model in kinds.models_of(kind)
            for entry in model._default_manager.from_address(email)
            .filter(site__in=sites_where(user, MAY_SEE, model))
            .select_related("site")
        ]
        if entries:
            found.append((kind, sorted(entries, key=lambda entry: entry.received_at, reverse=True)))
    return found


def sees_some(user):
    """Whether there is a kind and a station of which ``user`` may see entries."""
    models = [model for kind in kinds.all_kinds() for model in kinds.models_of(kind)]
    return any(may_somewhere(user, MAY_SEE, model) for model in models)


def held_in(entry):
    """``[(label, text)]``: all that the entry holds of the person, and the mails that went out about it."""
    held = [(label, text) for label, text in entry.personal_data() if text]
    for mail in QueuedMail.objects.about(entry):
        held.append((capfirst(mail._meta.verbose_name), f"{mail.to}\n{mail.subject}\n{mail.body}"))
    return held
