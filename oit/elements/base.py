from wagtail.admin.panels import FieldPanel, HelpPanel

from oit.panels import ElementPanel

from .chosen import documents_of


class DeclaredElement:
    """An element as a page type declares it: its key in the editions and the fields that hold it.

    ``fields``: names of model fields of the page; none for an element that is derived from elsewhere.
    Subclasses say what its section shows (``data``) and what is missing (``todo``).
    """

    template = ""
    # For elements without fields of their own: where what they show comes from.
    explanation = ""

    def __init__(self, key, *fields, template=None):
        self.key = key
        self.fields = fields
        if template:
            self.template = template

    def panel(self):
        """The part of the edit form for this element. Heading and explanation come from the edition."""
        fields = [FieldPanel(name) for name in self.fields]
        return ElementPanel(self.key, fields or [HelpPanel(content=self.explanation)])

    def data(self, page):
        """What the section's template is given, a dict; None when there is nothing to show yet.

        Figures, dates, files and pictures are read from ``page.thai``, texts from ``page``.
        """
        raise NotImplementedError

    def todo(self, page, rule, on):
        """Yields a sentence for each thing that is missing. ``rule``: the edition's element; ``on``: a date."""
        raise NotImplementedError

    def stale(self, page, rule, on):
        """Yields a sentence for each thing that is there and no longer true on the day ``on``."""
        return ()

    def look(self, page, rule, on):
        """Yields a sentence for each thing that is there and that only a person can judge."""
        return ()

    def documents(self, page):
        """The documents that the page has for this element, each once."""
        return documents_of(page, self.fields)

    def dated(self, page):
        """The day as of which its facts are told, or None where no such day is given."""
        return None

    def months(self, page):
        """The Months that the page has something for; none for an element that is not told by month."""
        return ()

    def states_nothing(self, page):
        """Whether the page states that there was nothing to report."""
        return False

    def columns_needed(self):
        """``{name of a dataset's field: keys of the columns that this kind reads}``: those no edition may leave out."""
        return {}

    def errors(self, page, cleaned):
        """Yields ``(field name, message)`` for what is malformed across fields of a posted form."""
        return ()
