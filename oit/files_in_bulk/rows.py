"""The table of files that wait: what was guessed of each, and what to look at."""

from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.media.content import EXTENSION_TYPES
from cms.models import StationDocument
from oit.elements.formats import COUNTS_AS
from oit.lint.files import findings_in_document

from .forms import part_of


class Row:
    """``arrived``: an ArrivedFile. ``places``: the PlacesOfYear. ``names``: the Names of its edition."""

    def __init__(self, arrived, places, names):
        self.arrived, self.places = arrived, places
        self.part = part_of(arrived)
        self.months = names.edition.year.months
        self.reading = names.read(arrived.name)
        self.guess = places.guess(self.reading, arrived.name, names, self.part)

    @property
    def month(self):
        """The Month that the name says, where it is one of the year."""
        return self.reading.month if self.reading.month in self.months else None

    @property
    def format(self):
        """What the format is called."""
        return self.arrived.document.format if self.arrived.document else _("Picture")

    @cached_property
    def remarks(self):
        """Sentences about what to look at before the file is put anywhere."""
        return [*self._of_year(), *self._of_item(), *self._of_content()]

    def _of_year(self):
        if self.reading.month and not self.month:
            yield _("Its name says %(month)s, which is not in this fiscal year.") % {
                "month": self.reading.month.label()
            }

    def _of_item(self):
        code = self.reading.code
        if code and code not in self.places.pages:
            yield _("Its name says %(code)s, which you cannot change in this fiscal year.") % {"code": code}
        elif self.guess and self.arrived.document and not self._is_asked_for(self.guess.item):
            yield _("%(code)s does not ask for files of this kind.") % {"code": code}

    def _is_asked_for(self, item):
        content_type = self.arrived.document.content_type
        asked = {EXTENSION_TYPES[name] for choice in item.formats for name in choice}
        return not asked or COUNTS_AS.get(content_type, content_type) in asked

    def _of_content(self):
        document = self.arrived.document
        if document is None:
            return
        same = StationDocument.objects.filter(file_hash=document.file_hash, collection=document.collection)
        if other := same.filter(~Q(pk=document.pk)).first():
            yield _("The same file is there already: “%(title)s”.") % {"title": other.title}
        for finding in findings_in_document(document):
            yield finding.message
