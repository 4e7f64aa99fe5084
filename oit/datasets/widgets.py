"""The grid in which a dataset is edited: a textarea with JSON, made into a table by a custom element."""

import json

from django.forms.widgets import Media, Script, Textarea
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from cms.thai.names import BE_OFFSET, is_thai

from .columns import ColumnType
from .rows import dump_rows


class DatasetWidget(Textarea):
    """months, if given, are the Months offered in month columns; otherwise months are typed."""

    template_name = "oit/widgets/dataset_grid.html"

    def __init__(self, schema=None, attrs=None, months=()):
        self.schema = schema
        self.months = tuple(months)
        self.problems = ()
        super().__init__({"rows": 6, "spellcheck": "false", **(attrs or {})})

    @property
    def media(self):
        return Media(
            css={"all": ["vendor/tabulator-6.5.3/tabulator.min.css", "css/admin/dataset-grid.css"]},
            js=[
                Script("js/admin/dataset-grid.js", type="module"),
                Script("js/admin/dataset-block.js", type="module"),
            ],
        )

    def _render(self, template_name, context, renderer=None):
        # Django's renderer of forms does not look into the project's templates.
        return render_to_string(template_name, context)

    def use_required_attribute(self, initial):
        # The browser could not point at a textarea that stands behind its grid.
        return False

    def format_value(self, value):
        return dump_rows(value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["grid"] = {
            "label": self.schema.label if self.schema else "",
            "schema": _json(self._description()),
            "strings": _json(grid_strings()),
            "errors": _json([problem.as_json() for problem in self.problems]),
        }
        return context

    def _description(self):
        if self.schema is None:
            return {"label": "", "columns": [], "maxRows": 0, "era": 0}
        return {
            "label": self.schema.label,
            "maxRows": self.schema.max_rows,
            "era": BE_OFFSET if is_thai() else 0,
            "columns": [self._column(column) for column in self.schema.columns],
        }

    def _column(self, column):
        options = []
        if column.type == ColumnType.CHOICE:
            options = [
                {"value": value, "label": column.choice_label(value), "names": [str(th), str(en)]}
                for value, th, en in column.choices
            ]
        elif column.type == ColumnType.MONTH:
            options = [
                {"value": month.to_iso(), "label": month.label(), "names": _names_of(month)}
                for month in self.months
            ]
        return {
            "key": column.key,
            "type": str(column.type),
            "label": column.label,
            "names": [str(column.th), str(column.en)],
            "unit": column.unit,
            "help": column.help,
            "group": column.group,
            "required": column.required,
            "total": column.total,
            "computed": _computed(column.computed),
            "options": options,
        }


def _computed(computed):
    """How the figures of a column follow from two others, by the name that the script has for it."""
    if computed is None:
        return None
    return {"way": type(computed).__name__.lower(), "first": computed.first, "second": computed.second}


def _names_of(month):
    """How a month may be written in cells that are pasted, other than as its label."""
    eras = month.year, month.year + BE_OFFSET
    written = [label(language) for label in (month.label, month.short_label) for language in ("th", "en")]
    return [
        *(name.replace("\u00a0", " ") for name in written),
        *(f"{number}/{year}" for year in eras for number in (month.month, f"{month.month:02}")),
    ]


def grid_strings():
    """What the grid says, in the editor's language. The script fills in %(row)s and the like."""
    return {
        "number": _("No."),
        "required": _("required"),
        "add": _("Add row"),
        "duplicate": _("Duplicate row"),
        "up": _("Move row up"),
        "down": _("Move row down"),
        "remove": _("Delete row"),
        "undo": pgettext("table", "Undo"),
        "redo": pgettext("table", "Redo"),
        "total": _("Total"),
        "empty": _("No rows yet. Add one, or paste cells copied from Excel."),
        "pasted": _("Rows pasted: %(count)s."),
        "unknown": _("These headings are not in this table, and their cells were left out: %(headings)s."),
        "totalLeftOut": _("The line of totals was left out: the table adds up by itself."),
        "removed": _("Row %(row)s deleted."),
        "removedMany": _("Rows %(row)s to %(last)s deleted."),
        "full": _("The table takes at most %(limit)s rows."),
        "hint": _(
            "Type in the selected cell, or press Enter or F2 to change what it holds. Enter moves down, Tab to the "
            "next cell; Shift and Enter start a new line. Cells copied from Excel, also with their headings, are "
            "pasted from the selected cell. Ctrl and Z undo. Escape, then Tab, leaves the table. "
            "Dates may be written in the Buddhist era."
        ),
    }


def _json(value):
    return json.dumps(value, ensure_ascii=False)


class DatasetWidgetAdapter(WidgetAdapter):
    js_constructor = "oit.datasets.DatasetWidget"


register(DatasetWidgetAdapter(), DatasetWidget)
