"""What an officer is shown of a file before any of it is taken over."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.thai.years import Month
from oit.datasets.present import display
from oit.elements.taking import CannotTake

from .comparing import compare
from .reading import read_book


class Preview:
    """A Book read for a Target. Making it puts the rows into the target's draft, which nobody has saved."""

    def __init__(self, target, book, kept):
        self.target, self.schema, self.kept = target, target.schema, kept
        self.month = Month.from_iso(kept.month) if kept.month else None
        self.outcome = read_book(book, self.schema, kept.answers)
        # The rows that are there, before the others take their place.
        self.before = target.rows(self.month)
        self.replaces_nothing = target.states_nothing(self.month)
        self.problems = [each.message for each in self.outcome.problems]
        if self.outcome.is_ready:
            self.problems += self._put()

    def _put(self):
        """Puts the rows into the draft. Returns what is wrong with them in this page, in words."""
        known = self.target.errors()
        try:
            self.target.put(self.comparison.rows, self.month)
        except CannotTake as error:
            return [str(error)]
        return sorted(self.target.errors() - known)

    @cached_property
    def comparison(self):
        """What would change; None as long as something is wrong or open."""
        if not self.outcome.is_ready:
            return None
        keys = {column.key for column in self.outcome.columns}
        return compare(self.schema, self.before, [row.cells for row in self.outcome.rows], keys)

    @property
    def can_be_taken(self):
        return self.outcome.is_ready and not self.problems and self.comparison.changes_anything

    @cached_property
    def table(self):
        """The rows as they would be shown to the public; None as long as they are not certain."""
        return self.schema.present(self.comparison.rows) if self.comparison else None

    @cached_property
    def added(self):
        return self.schema.present(self.comparison.added) if self.comparison.added else None

    @cached_property
    def removed(self):
        return self.schema.present(self.comparison.removed) if self.comparison.removed else None

    @property
    def changed(self):
        """``(what the row is about, CellChanges)`` of each row that changes."""
        return [(self._about(each.before), each.cells) for each in self.comparison.changed]

    def _about(self, row):
        key = self.schema.row_header or self.schema.typed_columns[0].key
        return display(self.schema.by_key[key], row.get(key))

    @property
    def source(self):
        return self.kept.filename or _("The pasted text")

    @property
    def missing(self):
        return [each.message for each in self.outcome.missing]

    @property
    def left_out(self):
        """A sentence for each row of the file that is not taken over."""
        return [
            _("Row %(row)s: %(reason)s") % {"row": each.row, "reason": each.reason}
            for each in self.outcome.left_out
        ]
