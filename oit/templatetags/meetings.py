"""Records of the supervision log, made here because pages of the checklist show so many of them."""

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.markup import markup, markup_of_each
from cms.templatetags.downloads import download
from cms.templatetags.photos import gallery
from cms.templatetags.thai import days

register = template.Library()


@register.simple_tag
def meeting_records(records, element):
    """The ``records``, list of ``{meeting: a Meeting, pictures}``, in the section of the edition's ``element``."""
    shown = markup_of_each(
        '<article class="stack" id="{}-meeting-{}"><h3>{}, {}</h3><dl class="row fact-row">{}{}</dl>{}{}{}</article>',
        (
            (element.anchor, each["meeting"].pk, *_parts(each["meeting"], each["pictures"]))
            for each in records
        ),
    )
    return markup('<div class="stack-large">{}</div>', shown)


def _parts(meeting, pictures):
    attendance = markup_of_each(
        "{}: {}",
        ((each.value.position, each.value["number"]) for each in meeting.attendance),
        SafeString("<br>"),
    )
    summary = meeting.summary
    return (
        meeting.get_kind_display(),
        days(meeting.date, length="long"),
        _fact(_("Place"), meeting.place),
        _fact(_("Attendance"), attendance) if attendance else "",
        markup(
            '<div class="prose" lang="{}">{}</div>',
            summary.lang,
            SafeString(linebreaks(summary, autoescape=True)),
        )
        if summary
        else "",
        markup('<ul class="download-list">{}</ul>', download(meeting.minutes)) if meeting.minutes else "",
        gallery(pictures) if pictures else "",
    )


def _fact(name, value):
    return markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value)
