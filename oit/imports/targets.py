"""The table of an element in the newest draft of an item page: what a file is read for, and where its rows go."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.admin.isolation import own_pages
from oit.elements.taking import Given, Part
from oit.models import ItemPage


def takes_rows(page, rule):
    """How the Thai ``page`` declares the element ``rule`` of its edition; None where no rows can be put into it."""
    declared = page.element_for(rule)
    return declared if declared and Part.ROWS in declared.parts(page) else None


class Target:
    """``page``: the newest draft. ``rule``: the element in the edition. ``declared``: how the page declares it."""

    def __init__(self, page, rule, declared):
        self.page, self.rule, self.declared = page, rule, declared

    @classmethod
    def find(cls, user, page_id, key):
        """The Target for ``user``. Raises Http404 where the own stations have none, PermissionDenied without rights."""
        found = own_pages(user).filter(pk=page_id).first()
        page = found.specific if found else None
        if not isinstance(page, ItemPage) or page.item is None or page.thai.pk != page.pk:
            raise Http404(_("This is no page of the checklist."))
        if not page.permissions_for_user(user).can_edit():
            raise PermissionDenied
        draft = page.get_latest_revision_as_object()
        rule = draft.item.element(key)
        declared = takes_rows(draft, rule) if rule else None
        if declared is None:
            raise Http404(_("This part of the page has no table that could be filled in from a file."))
        return cls(draft, rule, declared)

    @cached_property
    def schema(self):
        return self.declared.schema(self.page)

    @property
    def months(self):
        """The Months of which one must be chosen; none where one table is for the whole year."""
        return self.page.year.months if self.declared.month_tables else ()

    def rows(self, month):
        """The rows that are there, without cells of columns that the year does not have."""
        return self.schema.without_unknown(self.declared.rows_there(self.page, month))

    def states_nothing(self, month):
        """Whether the page says that there was nothing to report."""
        return month in self.declared.months_of_nothing(self.page)

    def is_locked_for(self, user):
        return self.page.permissions_for_user(user).page_locked()

    def put(self, rows, month):
        """Puts the rows into the draft, in the place of those that are there. Raises CannotTake. Saves nothing."""
        self.declared.take(self.page, Given(line="", month=month, rows=list(rows), replace=True))

    def errors(self):
        """What keeps the edit form from being saved as far as this element is concerned, as a set of sentences."""
        values = {name: getattr(self.page, name) for name in self.declared.fields}
        return {message for _name, message in self.declared.errors(self.page, values)}
