"""Datasets as tables, made here because a page shows one for each month or group."""

from django import template

from cms.markup import markup

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
