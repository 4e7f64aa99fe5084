"""Datasets as tables, made here because a page shows one for each month or group."""

from django import template

from cms.markup import markup, markup_of_each

register = template.Library()


@register.simple_tag
def data_table(table, name, caption=""):
    """A dataset as a table that can be scrolled sideways.

    ``table``: what Schema.present() returns (oit/datasets/present.py). ``name``: its id, unique on the page; the
    caption has ``<name>-caption``. ``caption``: shown instead of the dataset's own label.
    """
    return markup(
        '<div class="table-scroll" role="region" aria-labelledby="{}-caption" tabindex="0">'
        '<table class="data-table" id="{}"><caption id="{}-caption">{}</caption>{}</table></div>',
        *[name] * 3,
        caption or table.label,
        table.html,
    )


@register.simple_tag
def column_list(columns):
    """What each of the ``columns``, Columns, says and how, as a term and its description."""
    return markup_of_each(
        '<div class="row"><dt>{}{}</dt><dd>{}{}{}{}</dd></div>',
        (
            (
                f"{each.group}: " if each.group else "",
                each.label,
                each.type.label,
                f" ({each.unit})" if each.unit else "",
                f": {', '.join(each.choice_labels)}" if each.choices else "",
                f". {each.help}" if each.help else "",
            )
            for each in columns
        ),
    )
