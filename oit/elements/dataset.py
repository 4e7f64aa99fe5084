from django.utils.translation import gettext as _

from cms.thai.dates import format_date
from cms.thai.typed import quote

from .base import DeclaredElement
from .charts import drawn, keys_of
from .exported import whole_table
from .periods import before_the_end
from .rows import schema_of, texts_of
from .taking import Part, put_rows


class DatasetElement(DeclaredElement):
    """A typed table and the date of its figures: fields ``(dataset, date)``.

    ``charts``: what is drawn of it (`oit.charts`). ``planned``: the field with the dataset of a plan, each item
    of which must appear here too. ``whole_period``: whether the date must reach the last month that is assessed.
    """

    template = "oit/elements/dataset.html"

    def __init__(self, key, dataset, date, *, planned="", whole_period=False, charts=()):
        super().__init__(key, dataset, date)
        self.planned, self.whole_period, self.charts = planned, whole_period, charts

    def columns_needed(self):
        return {self.fields[0]: tuple(keys_of(self.charts))}

    def schema(self, page):
        return schema_of(page, self.fields[0])

    def parts(self, page):
        return (Part.ROWS,)

    def take(self, page, given):
        put_rows(self, page, given)

    def lasting_fields(self):
        """The table, whose figures are left out; not its date."""
        return self.fields[:1]

    def data(self, page):
        name, date = self.fields
        rows = getattr(page.thai, name)
        if not rows:
            return None
        schema, texts = self.schema(page), texts_of(page, name)
        return {
            "table": schema.present(rows, texts),
            "date": getattr(page.thai, date),
            "charts": drawn(self, schema, rows, texts=texts),
        }

    def exports(self, page):
        day = self.dated(page)
        return whole_table(page, self, [_("As of %(day)s.") % {"day": format_date(day)}] if day else ())

    def dated(self, page):
        return getattr(page.thai, self.fields[1])

    def todo(self, page, rule, on):
        name, date = self.fields
        rows, day = getattr(page.thai, name), getattr(page.thai, date)
        if not rows:
            yield _("Fill in the table.")
        for problem in self.schema(page).missing(rows):
            yield problem.message
        if not day:
            yield _("Give the date of the figures.")
        elif self.whole_period:
            yield from before_the_end(day, page.edition)
        for item in self.unreported(page) if rows else ():
            yield _("The plan has “%(item)s”, and this table has no row for it. Add one.") % {
                "item": quote(item)
            }

    def unreported(self, page):
        """The items of the plan that no row is about, as the plan calls them."""
        if not self.planned:
            return []
        plan = schema_of(page, self.planned)
        planned = _items(plan, getattr(page.thai, self.planned))
        reported = _items(self.schema(page), getattr(page.thai, self.fields[0]))
        return [item for key, item in planned.items() if key not in reported]


def _items(schema, rows):
    """``{the item without regard to spaces and capitals: the item}`` of each row that names one."""
    named = [row[schema.row_header] for row in rows if row.get(schema.row_header)]
    return {"".join(item.split()).casefold(): item for item in named}
