from django.utils.translation import gettext as _

from oit.datasets.translation import translated_texts

from .base import DeclaredElement


class DatasetElement(DeclaredElement):
    """A typed table and the date of its figures: fields ``(dataset, date)``."""

    template = "oit/elements/dataset.html"

    def schema(self, page):
        return page._meta.get_field(self.fields[0]).schema

    def data(self, page):
        name, date = self.fields
        rows = getattr(page.thai, name)
        if not rows:
            return None
        schema = self.schema(page)
        texts = translated_texts(schema, rows, getattr(page, name)) if page.thai is not page else None
        return {"table": schema.present(rows, texts), "date": getattr(page.thai, date)}

    def todo(self, page, rule, on):
        name, date = self.fields
        if not getattr(page.thai, name):
            yield _("Fill in the table.")
        if not getattr(page.thai, date):
            yield _("Give the date of the figures.")
