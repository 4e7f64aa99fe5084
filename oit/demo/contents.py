"""What a page of a demonstration folder says, read from its file before there is a page."""

from django.apps import apps
from django.utils.functional import cached_property
from wagtail.fields import RichTextField

from cms.lines_of_work import LineOfWork
from oit.datasets.fields import DatasetField
from oit.editions import edition_for
from oit.papers import Heading, TableBlock, rich_text_blocks

from .folder import in_language


class PageContents:
    """The entry of the item page that the document ``document`` names as page, in ``language``."""

    def __init__(self, document, folder, language="th"):
        self.document = document
        self.language = language
        path = document.need("page")
        self.entry = folder.pages.get(path) or document.fail(f"there is no page “{path}”.")
        self.model = apps.get_model(self.entry.need("type"))

    @cached_property
    def fields(self):
        return in_language(self.entry.need("fields"), self.language)

    @cached_property
    def edition(self):
        """The checklist of the page, whose path ends in year and code, such as 2567/o15."""
        return edition_for(int(self.entry.data["path"].split("/")[-2]))

    @cached_property
    def item(self):
        """What the checklist says of the page."""
        return self.edition.item(self.entry.data["path"].split("/")[-1].upper())

    def value(self, name):
        if not self.fields.get(name):
            self.document.fail(f"{self.entry.place} has nothing in its field “{name}”.")
        return self.fields[name]

    def blocks_of(self, name):
        """The blocks of a document that say what the field ``name`` says, under its element's title."""
        value, field = self.value(name), self.model._meta.get_field(name)
        title = Heading(self.title_of(name))
        if isinstance(field, RichTextField):
            return [title, *rich_text_blocks(value)]
        if isinstance(field, DatasetField):
            return [title, self.table(self.schema_of(name), self.rows_of(name))]
        return [title, *self.line_blocks(name)]

    def line_blocks(self, name):
        """A stream of texts, each about a line of work."""
        blocks = []
        for each in map(_inner, self.value(name)):
            if not {"line_of_work", "text"} <= set(each):
                self.document.fail(f"the field “{name}” is not made of texts about lines of work.")
            blocks += [
                Heading(str(LineOfWork(each["line_of_work"]).label), 3),
                *rich_text_blocks(each["text"]),
            ]
        return blocks

    def title_of(self, name):
        """The title of the element that the field belongs to."""
        for declared in self.model.elements:
            rule = self.item.element(declared.key)
            if name in declared.fields and rule:
                return rule.title.in_language(self.language)
        return str(self.model._meta.get_field(name).verbose_name)

    def schema_of(self, name):
        return self.edition.schema_for(self.model._meta.get_field(name).schema)

    def rows_of(self, name, month=None):
        """The rows of a dataset, cleaned; those of the ``month`` (ISO) where one is given."""
        rows = self.schema_of(name).clean(self.value(name))
        return [row for row in rows if month in (None, row.get("month"))]

    def month(self, month):
        """The entry of a month in the field months."""
        for each in map(_inner, self.value("months")):
            if each.get("month") == month:
                return each
        return self.document.fail(f"{self.entry.place} has no month {month}.")

    @staticmethod
    def table(schema, rows):
        return TableBlock.of(schema.present(rows))


def _inner(child):
    return child.get("value", child)
