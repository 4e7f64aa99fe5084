"""Made files as the public is shown them: a line of links for each table, month and page.

Written here and not in a template: a page may have two hundred of them.
"""

from django.utils.translation import gettext as _

from cms.markup import joined, markup, markup_of_each
from cms.templatetags.thai import filesize_label, month_label, thaidate
from cms.thai.years import Month
from oit.papers.formats import CONTENT_TYPES

from .names import FORMAT_NAMES, address_name

# The link to a file of each format: its two parts of the address, its size, its title, and its size again.
LINKS = {
    format: f'<a href="{{}}files/{{}}" type="{CONTENT_TYPES[format].partition(";")[0]}" '
    f'aria-label="{name} {{}}, {{}}">{name} {{}}</a>'
    for format, name in FORMAT_NAMES.items()
}


def files_line(files, page, address, intro=""):
    """A paragraph with a link to each of the ``files``, ExportedFiles of one thing; empty where there is none.

    ``address``: that of the page. ``intro``: the words before them.
    """
    if not files:
        return ""
    made = max(each.made_at for each in files)
    return markup(
        '<p class="made-files no-print">{} {} {} <small>{}</small></p>',
        intro or _("Download:"),
        links(files, page, address),
        open_data_link(files[0], page, address),
        _("Made on %(day)s") % {"day": thaidate(made, "short")},
    )


def open_data_link(made, page, address):
    """A link from a whole table to what the open data page of the year says of it; nothing for anything else."""
    if not made.element or made.month:
        return ""
    year = address.removesuffix(f"{page.item.slug}/")
    return markup('<a href="{}open-data/#{}-{}">{}</a>', year, page.item.slug, made.element, _("Open data"))


def links(files, page, address):
    """A link to each of the ``files``: format and size, and for who hears it, of what."""
    item = page.item
    return joined(
        [
            markup(LINKS[each.format], address, address_name(each, item), size, each.title, size)
            for each in files
            for size in [filesize_label(each.size)]
        ],
        " ",
    )


def evidence_links(files, item, address):
    """A link to each of the ``files`` of the edition's ``item``: format, and the month it is about."""
    return markup_of_each(
        '<a href="{}files/{}" aria-label="{}">{}</a>',
        (
            (
                address,
                address_name(each, item),
                f"{shown}, {each.title}",
                shown,
            )
            for each in files
            for shown in [
                " ".join(filter(None, [FORMAT_NAMES[each.format], month_label(each.month, "short")]))
            ]
        ),
        ", ",
    )


def tables_lines(tables, page, address):
    """A line of links for each table: ``tables`` is ``{title: files}``. That of a single one goes unsaid."""
    lines = (
        (title if len(tables) > 1 else "", links(files, page, address)) for title, files in tables.items()
    )
    return markup_of_each('<p class="made-files no-print">{} {}</p>', lines, "")


def months_list(by_month, page, address):
    """The files of each month in one list that is opened: ``by_month`` is ``{ISO month: files}``."""
    if not by_month:
        return ""
    lines = (
        (month_label(Month.from_iso(month)), links(by_month[month], page, address))
        for month in sorted(by_month)
    )
    return markup(
        '<details class="made-files no-print"><summary>{}</summary><ul>{}</ul></details>',
        _("Files of each month"),
        markup_of_each("<li><span>{}</span> {}</li>", lines, ""),
    )
