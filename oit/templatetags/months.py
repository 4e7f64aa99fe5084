"""What is told month by month, made here because a page shows twelve of them.

A month, as the monthly elements give it: ``{month, anchor, entry, published, elsewhere}`` and what more its kind shows;
``entry`` is None for a month that is still missing.
"""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.markup import joined, markup, markup_of_each
from cms.templatetags.components import icon
from cms.templatetags.downloads import downloads, short_downloads
from cms.templatetags.thai import month_label, thaidate

from .exports import made_files, made_files_asked_for
from .tables import data_table

register = template.Library()


@register.simple_tag
def month_tabs(months):
    """Leads to each month of a section; says of which there is nothing yet."""
    missing = markup(' <span class="visually-hidden">({})</span>', _("not yet published"))
    return markup(
        '<nav class="tap-list tabs no-print" aria-label="{}">{}</nav>',
        _("Month"),
        markup_of_each(
            '<a href="#{}">{}{}</a>',
            (
                (each["anchor"], month_label(each["month"], "short"), "" if each["entry"] else missing)
                for each in months
            ),
        ),
    )


def month_section(month, shown):
    """One month: when and where it was first published, and ``shown``, the markup of what it reports."""
    published, elsewhere = month["published"], month["elsewhere"]
    return markup(
        '<section id="{}"><h3>{}</h3>{}{}{}</section>',
        month["anchor"],
        month_label(month["month"]),
        _small(_("First published %(day)s") % {"day": thaidate(published)}) if published else "",
        published_elsewhere(elsewhere) if elsewhere else "",
        shown,
    )


@register.simple_tag
def published_elsewhere(stated, label=None):
    """Where and when a month was first published on another site, as the station states it.

    ``stated``: ``{day, address}``. ``label``: the month, where it does not stand above.
    """
    return markup(
        '<p class="small">{}{} <a href="{}" rel="external noopener">{} {}</a></p>',
        f"{month_label(label)}: " if label else "",
        _("The station states: first published on %(day)s at") % {"day": thaidate(stated["day"])},
        stated["address"],
        stated["address"],
        icon("external"),
    )


@register.simple_tag
def month_missing(month):
    """Says that nothing was published of the Month ``month``."""
    words = _("%(month)s is not yet published.") % {"month": month_label(month)}
    return markup('<p class="panel">{}</p>', words)


@register.simple_tag
def stated_nothing(stated):
    """Who stated that there was nothing to report, and when. ``stated``: a Statement; its position is in Thai."""
    day = thaidate(stated.on)
    if not stated.position:
        return _small(_("Stated on %(day)s") % {"day": day})
    said = _('Stated by <span lang="th">%(position)s</span> on %(day)s')
    return _small(SafeString(said % {"position": escape(stated.position), "day": day}))


@register.simple_tag(takes_context=True)
def month_tables(context, months, element):
    """A section for each month of a MonthsElement: its table, or that there was nothing to report, and its files."""
    return joined(month_section(each, _reported(context, each, element)) for each in months)


def _reported(context, month, element):
    table, note, files = month.get("table"), month.get("note"), month.get("files")
    return markup(
        "{}{}{}{}",
        _table(month) if table else _nothing(month),
        made_files(context, element, month["month"]),
        _small(note) if note else "",
        downloads(files) if files else "",
    )


def _table(month):
    table = month["table"]
    caption = _("%(label)s, %(month)s") % {"label": table.label, "month": month_label(month["month"])}
    return data_table(table, f"{month['anchor']}-table", caption)


def _nothing(month):
    """What stands in the place of a table."""
    if not month.get("nothing"):
        return month_missing(month["month"])
    return markup(
        '<p class="panel">{}: <b>{}</b></p>{}',
        month_label(month["month"]),
        month["nothing"],
        stated_nothing(month["stated"]) if month["stated"] else "",
    )


@register.simple_tag(takes_context=True)
def month_file_rows(context, months):
    """The files of each month, as rows of a table: those made of the page, and the station's own."""
    missing = _("Not yet published")
    return markup_of_each(
        '<tr id="{}"><th scope="row">{}</th><td>{}{}</td></tr>',
        (
            (
                each["anchor"],
                month_label(each["month"]),
                made,
                short_downloads(each["files"]) if each["files"] else "" if made else missing,
            )
            for each in months
            for made in [made_files_asked_for(context, each["month"])]
        ),
    )


def _small(words):
    return markup('<p class="small">{}</p>', words)
