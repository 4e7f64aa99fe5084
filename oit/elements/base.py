from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField

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
    # Whether what it shows, or some of it, comes from elsewhere on the site. A closed year keeps what it showed.
    derived = False
    # Whether it is the files that the item asks for, in its formats.
    lists_files = False
    # Whether its fields say what can stay true from year to year, and so may be carried into a new one.
    lasting = False

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

    def turns(self, page, on):
        """Days on which what it finds may become another though nobody changes anything; those after ``on`` count.

        Whoever looks at the day ``on`` in ``todo``, ``stale`` or ``look`` says here which days it waits for.
        """
        return ()

    def beside(self, page):
        """Other objects whose streams its section on the Thai ``page`` shows. Their files are fetched with its own."""
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

    def months_lacking(self, page):
        """The assessed Months that the page has something for, and yet not all that is asked for."""
        return ()

    def months_of_nothing(self, page):
        """Those of its ``months`` of which the page states that there was nothing to report."""
        return ()

    def exports(self, page):
        """Yields the Units of `oit.exports` that files are made of, in the language of ``page``, which is active."""
        return ()

    def is_shown_by(self, made, item):
        """Whether ``made``, an ExportedFile of the edition's ``item``, is evidence of it: its own table, for most."""
        return made.element == self.key and not made.month

    def states_nothing(self, page):
        """Whether the page states that there was nothing to report."""
        return False

    # Whether what it takes is always of one line of work.
    by_line = False

    # Whether it is told month by month: a line of work is then asked for one of its months.
    by_month = False

    def parts(self, page):
        """The Parts that a line of work may send in for it, in order; none for what is kept elsewhere."""
        return ()

    def divisions(self, page):
        """``(value, label)`` of what it consists of besides months and lines of work, of which one is asked for."""
        return ()

    def schema(self, page):
        """The Schema of the rows that it takes, or None."""
        return None

    # Whether the rows of every month are a table of their own.
    month_tables = False

    def rows_there(self, page, month=None):
        """The rows of its table as ``page`` has them; of the ``month`` where every month has its own table."""
        return getattr(page, self.fields[0])

    def own_cells(self, asked):
        """``{column key: value}`` that follow from what was asked for (its ``line`` and ``iso_month``, if given)."""
        return {}

    def take(self, page, given):
        """Puts what was sent in (a Given) into ``page``, a draft that is not saved yet. Raises CannotTake."""
        raise NotImplementedError

    def lasting_fields(self):
        """The names of the fields that may be carried into a new year. Of a dataset only the words are."""
        return self.fields if self.lasting else ()

    def lasting_text(self, page):
        """What ``page`` says in words that may last, as rich text: for an element of another kind in a new year."""
        texts = [
            name for name in self.lasting_fields() if isinstance(page._meta.get_field(name), RichTextField)
        ]
        return "".join(getattr(page, name) for name in texts)

    def take_text(self, page, html):
        """Puts rich text ``html`` from an earlier year's element of another kind behind what is there already."""
        for name in self.lasting_fields():
            if isinstance(page._meta.get_field(name), RichTextField):
                setattr(page, name, getattr(page, name) + html)
                return

    def carried_rows(self, rows, edition):
        """The words of the rows of a dataset of the year before, as the year of ``edition`` needs them."""
        return rows

    def columns_needed(self):
        """``{name of a dataset's field: keys of the columns that this kind reads}``: those no edition may leave out."""
        return {}

    def errors(self, page, cleaned):
        """Yields ``(field name, message)`` for what is malformed across fields of a posted form."""
        return ()
