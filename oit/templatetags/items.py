"""All items of a year at once, made here because each page of an item shows them."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.markup import joined, markup, markup_of_each
from cms.templatetags.components import icon, thai_only
from cms.templatetags.photos import address
from cms.templatetags.thai import days, phrases

register = template.Library()


@register.simple_tag
def indicator_strip(rows):
    """A link to each of the ItemRows ``rows`` by its code; the item being read says so."""
    missing = _missing()
    return markup(
        '<nav class="tap-list indicator-strip no-print" aria-label="{}"><ol>{}</ol></nav>',
        _("Go to another item"),
        joined(_in_strip(row, missing) for row in rows),
    )


def _in_strip(row, missing):
    current = SafeString(' aria-current="page"') if row.current else ""
    if not row.is_published:
        return markup(
            '<li><a class="status-missing"{}>{}<span class="visually-hidden"> {}{}</span></a></li>',
            current,
            row.code,
            row.title,
            missing,
        )
    return markup(
        '<li><a class="status-published" href="{}"{}>{}<span class="visually-hidden"> {}</span></a></li>',
        row.url,
        current,
        row.code,
        row.title,
    )


@register.simple_tag
def item_pager(neighbours):
    """Leads to the items before and after. ``neighbours``: their ItemRows, either may be None."""
    before, after = neighbours
    words = "<small>{}</small> {} {}"
    return markup(
        '<nav class="item-pager wrap row between no-print" aria-label="{}">{} {}</nav>',
        _("Previous and next items"),
        markup(
            '<a class="line" href="{}" rel="prev">{}<span>{}</span></a>',
            before.url,
            icon("back"),
            markup(words, _("Previous item"), before.code, before.title),
        )
        if before
        else "",
        markup(
            '<a class="line" href="{}" rel="next"><span>{}</span>{}</a>',
            after.url,
            markup(words, _("Next item"), after.code, after.title),
            icon("arrow"),
        )
        if after
        else "",
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


@register.simple_tag
def indicator_rows(rows):
    """The ItemRows ``rows`` with their state, date, languages and formats, as items of a list."""
    names = [_("Status"), _("Last updated"), _("Languages"), _("Format")]
    status = {True: ("published", _("Published")), False: ("missing", _("Not yet published"))}
    return markup_of_each(
        '<li id="{}"><b>{}</b> {} <dl>{}</dl></li>',
        (
            (
                row.item.slug,
                row.code,
                _title_in_list(row),
                markup_of_each(
                    '<div><dt class="visually-hidden">{}</dt><dd>{}</dd></div>',
                    zip(names, _facts(row, *status[row.is_published]), strict=True),
                ),
            )
            for row in rows
        ),
    )


def _title_in_list(row):
    if not row.url:
        return markup("<span>{}</span>", row.item.title)
    lang = markup(' hreflang="{}"', row.lang) if row.lang else ""
    tag = thai_only() if row.lang == "th" else ""
    return markup('<a href="{}"{}>{}{}</a>', row.url, lang, row.item.title, tag)


def _facts(row, status, label):
    nothing = SafeString('<span class="visually-hidden">–</span>')
    return (
        markup('<span class="status status-{}">{}</span>', status, label),
        days(row.updated) if row.updated else nothing,
        markup_of_each('<span lang="{}">{}</span>', row.language_names, " / ") or nothing,
        " · ".join(row.formats) or _("Web page"),
    )


@register.simple_tag(takes_context=True)
def assignment_rows(context, rows, anchor):
    """Who publishes each item, as rows of a table. ``rows``: as AssignmentsElement gives them."""
    return markup_of_each(
        '<tr id="{}-{}"><th scope="row" class="text">{}{}</th>{}{}{}<td class="keep">{}</td></tr>',
        (
            (
                anchor,
                row["id"],
                row["code"],
                markup(" {}", _link(context, row["item"], row["page"])) if row["item"] else "",
                *(row["cells"][key].html for key in ("approach", "preparer", "supervisor")),
                row["cells"]["due"].text,
            )
            for row in rows
        ),
    )


def _link(context, item, page):
    """The title of ``item``, which leads to its published page where there is one."""
    if not page:
        return item.title
    other = page.locale_id != context["page"].locale_id
    return markup(
        '<a href="{}"{}>{}</a>{}',
        address(context, page),
        SafeString(' hreflang="th"') if other else "",
        item.title,
        thai_only() if other else "",
    )


def _missing():
    return markup(" ({})", _("not yet published"))


def _leads_to(row):
    return markup(' href="{}"', row.url) if row.url else ""
