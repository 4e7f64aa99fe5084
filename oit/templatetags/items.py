"""All items of a year at once, made here because each page of an item shows them."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.markup import markup, markup_of_each
from cms.templatetags.thai import phrases

register = template.Library()


@register.simple_tag
def indicator_strip(rows):
    """A link to each of the ItemRows ``rows`` by its code, as items of a list; the item being read says so."""
    missing = _missing()
    return markup_of_each(
        '<li><a class="status-{}"{}{}>{}<span class="visually-hidden"> {}{}</span></a></li>',
        (
            (
                row.status,
                _leads_to(row),
                SafeString(' aria-current="page"') if row.current else "",
                row.code,
                row.title,
                "" if row.is_published else missing,
            )
            for row in rows
        ),
    )


@register.simple_tag
def indicator_tiles(rows):
    """The ItemRows ``rows`` as tiles with their short titles, as items of a list."""
    missing = markup('<span class="visually-hidden">{}</span>', _missing())
    return markup_of_each(
        '<li><a class="indicator-tile status-{}"{}><b>{}</b> {}{}</a></li>',
        (
            (row.status, _leads_to(row), row.code, phrases(row.title), "" if row.is_published else missing)
            for row in rows
        ),
    )


def _missing():
    return markup(" ({})", _("not yet published"))


def _leads_to(row):
    return markup(' href="{}"', row.url) if row.url else ""
