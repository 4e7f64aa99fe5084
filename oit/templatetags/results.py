"""What came of the plans of O20 and O24, made here because a page shows so many groups of results."""

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.markup import in_lines, joined, markup, markup_of_each
from cms.templatetags.components import prose
from cms.templatetags.downloads import downloads, noted_downloads
from cms.templatetags.photos import address, gallery
from cms.templatetags.thai import thaidate

register = template.Library()


@register.simple_tag(takes_context=True)
def result_groups(context, data, anchor):
    """Group by group what was planned, beside what was done of it.

    ``data``: as ResultsElement gives it. A group: ``{key, label, planned: list of Planned, results: list of {id, text:
    rich text, files: list of {document, note}, pictures}, recorded: list of {planned, records}}``; a record:
    ``{record: a TaskRecord, files, pictures, links: list of {page, lang}}``. ``anchor``: that of the element.
    """
    code = data["item"].code if data["item"] else ""
    planned, done = _("Planned in %(code)s") % {"code": code}, _("Done, and what came of it")
    unplanned = data["nothing_planned"] if data["plan"] else _("The plan has not been published.")
    return markup_of_each(
        '<section id="{}-{}"><h3>{}</h3><div class="split split-even"><div class="stack"><h4>{}</h4>{}</div>'
        '<div class="stack"><h4>{}</h4>{}{}</div></div></section>',
        (
            (
                anchor,
                group["key"],
                group["label"],
                planned,
                _planned(group["planned"]) or markup("<p>{}</p>", unplanned),
                done,
                _done(group["results"], anchor) if group["results"] or not group["recorded"] else "",
                joined(_recorded(context, each, f"{anchor}-{group['key']}") for each in group["recorded"]),
            )
            for group in data["groups"]
        ),
    )


def _planned(measures):
    items = markup_of_each("<li>{}</li>", ((each.html,) for each in measures))
    return markup('<ul class="ruled">{}</ul>', items) if measures else ""


def _done(results, anchor):
    if not results:
        return markup("<p>{}</p>", _("Not reported yet."))
    return markup_of_each(
        '<div class="stack" id="{}-{}">{}{}{}</div>',
        (
            (
                anchor,
                each["id"],
                prose(each["text"]) if each["text"] else "",
                noted_downloads(each["files"]) if each["files"] else "",
                gallery(each["pictures"]) if each["pictures"] else "",
            )
            for each in results
        ),
    )


def _recorded(context, each, anchor):
    title = each["planned"].title
    return markup(
        '<div class="stack" id="{}-{}"><h5{}>{}</h5>{}</div>',
        anchor,
        each["planned"].id,
        markup(' lang="{}"', title.lang) if title.lang else "",
        in_lines(title.text),
        joined(_record(context, record, anchor) for record in each["records"]),
    )


def _record(context, each, anchor):
    record = each["record"]
    return markup(
        '<div class="stack" id="{}-record-{}"><p class="small"><time datetime="{}">{}</time></p>'
        '<div class="prose" lang="{}">{}</div>{}{}{}</div>',
        anchor,
        record.pk,
        record.day.isoformat(),
        thaidate(record.day),
        record.text.lang,
        SafeString(linebreaks(str(record.text), autoescape=True)),
        downloads(each["files"]) if each["files"] else "",
        gallery(each["pictures"]) if each["pictures"] else "",
        _links(context, each["links"]) if each["links"] else "",
    )


def _links(context, links):
    return markup(
        '<ul class="ruled">{}</ul>',
        joined(
            markup(
                '<li><a href="{}"{}>{}</a></li>',
                address(context, each["page"]),
                markup(' hreflang="{}"', each["lang"]) if each["lang"] else "",
                markup('<span lang="{}">{}</span>', each["lang"], each["page"].title)
                if each["lang"]
                else each["page"].title,
            )
            for each in links
        ),
    )


@register.simple_tag
def areas_before_and_after(areas, anchor):
    """Each One Stop Service area before and after. ``areas``: as AreaPhotosElement gives them."""
    words = {
        "before": (_("Before"), markup("<p>{}</p>", _("There is no picture of before."))),
        "after": (_("After"), markup("<p>{}</p>", _("There is no picture of after yet."))),
    }
    missing = markup('<p class="panel">{}</p>', _("Nothing has been published on this area yet."))
    return markup_of_each(
        '<section id="{}-{}"><h3>{}</h3>{}{}</section>',
        (
            (
                anchor,
                area["key"],
                area["label"],
                joined(_before_and_after(entry, words) for entry in area["entries"]) or missing,
                _signs(area.get("signs")),
            )
            for area in areas
        ),
    )


def _signs(signs):
    """The signs that hang in an area: what each is, where, and how it was found when. ``signs``: of signs_by_area."""
    if not signs:
        return ""
    lines = markup_of_each(
        "<li><b>{}</b>, {}<br>{}</li>", ((each["name"], each["point"], each["found"]) for each in signs)
    )
    pictures = [{"image": each["photo"], "caption": each["point"]} for each in signs if each["photo"]]
    return markup(
        '<div class="stack"><h4>{}</h4><ul class="ruled">{}</ul>{}</div>',
        _("Signs in place"),
        lines,
        gallery(pictures) if pictures else "",
    )


def _before_and_after(entry, words):
    pictures = (
        (title, gallery(entry[when]["pictures"]) if entry[when]["pictures"] else missing)
        for when, (title, missing) in words.items()
    )
    return markup(
        '{}<div class="split split-even before-after">{}</div>',
        prose(entry["text"]) if entry["text"] else "",
        markup_of_each('<div class="stack"><h4>{}</h4>{}</div>', pictures),
    )
