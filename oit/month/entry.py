"""One month of one item: what its page says in the newest draft, and what is still to be done for it."""

import hashlib
from dataclasses import replace
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from cms.admin.isolation import own_pages
from cms.thai.years import Month
from oit.models import ItemPage
from oit.readiness import computed

from .pieces import pieces_of


class Entry:
    """``page``: the newest draft of the item. ``month``: of its year."""

    def __init__(self, page, month):
        self.page, self.month = page, month

    @classmethod
    def find(cls, user, page_id, month):
        """The Entry for ``user``; ``month`` in ISO. Raises Http404 without one, PermissionDenied without rights."""
        found = own_pages(user).filter(pk=page_id).first()
        page = found.specific if found else None
        if not isinstance(page, ItemPage) or page.item is None or page.thai.pk != page.pk:
            raise Http404(_("This is no page of the checklist."))
        if not page.permissions_for_user(user).can_edit():
            raise PermissionDenied
        entry = cls(page.get_latest_revision_as_object(), _month(month))
        if entry.month not in page.year or not entry.pieces:
            raise Http404(_("This item is not filled in by month."))
        return entry

    @cached_property
    def pieces(self):
        return pieces_of(self.page, self.month)

    @cached_property
    def previous(self):
        """The last month before this one of which the page says something, or None."""
        earlier = [month for month in self.page.year.months if month < self.month]
        return next((month for month in reversed(earlier) if self.start(month)), None)

    def start(self, month):
        """``{key: value}`` of what another month gives to begin with."""
        given = {piece.key: piece.start(month) for piece in self.pieces}
        return {key: value for key, value in given.items() if value}

    @property
    def version(self):
        """Names what the page says of the month, so that nobody overwrites what a colleague saved meanwhile."""
        return hashlib.sha256("\n".join(piece.stored() for piece in self.pieces).encode()).hexdigest()

    @property
    def remaining(self):
        """``(title of the element, sentences)`` of what is missing or to be looked at in this month."""
        asked = OneMonth(self.page, self.month)
        told = {each.key for each in self.pieces}
        found = []
        for rule in self.page.item.elements:
            declared = self.page.declared(rule.key)
            if rule.key not in told and not getattr(declared, "by_month", False):
                continue
            sentences = computed(asked, rule).todo
            if sentences:
                found.append((str(rule.title), sentences))
        return found


class OneMonth:
    """An ItemPage as if its year were assessed for one month alone: what is then missing is what this month lacks."""

    def __init__(self, page, month):
        self._page = page
        self.edition = replace(page.edition, period=(month, month))

    @property
    def thai(self):
        return self

    def __getattr__(self, name):
        return getattr(self._page, name)


def _month(iso):
    try:
        return Month.from_iso(iso)
    except ValueError as error:
        raise Http404(str(error)) from error
