"""What the months of O7 report, made here because a month reports many activities.

An activity: ``{anchor, title, details, first_day, last_day, responsible, pictures}``; last_day is empty where it took
one day.
"""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.markup import joined, markup, markup_of_each
from cms.templatetags.components import rich_text
from cms.templatetags.downloads import downloads
from cms.templatetags.photos import gallery
from cms.templatetags.thai import days, month_label

from .exports import made_files
from .months import month_missing, month_section

register = template.Library()


@register.simple_tag
def activity_lists(months):
    """The activities of each month, as a term and its description."""
    return markup_of_each(
        '<div class="row"><dt>{}</dt><dd><ul class="stack">{}</ul></dd></div>',
        ((month_label(each["month"]), activity_links(each["activities"])) for each in months),
    )


def activity_links(activities):
    """What was done, when, by whom and with how many photos, as items of a list that lead to it."""
    return markup_of_each(
        '<li><a href="#{}">{}</a><br><small>{} · {} · {}</small></li>',
        (
            (
                each["anchor"],
                each["title"],
                days(each["first_day"], each["last_day"]),
                each["responsible"],
                _photos(len(each["pictures"])),
            )
            for each in activities
        ),
    )


def _photos(number):
    return ngettext("%(number)s photo", "%(number)s photos", number) % {"number": number}


@register.simple_tag(takes_context=True)
def activity_months(context, months, element):
    """A section for each month of an ActivityMonthsElement: its activities and its files."""
    return joined(month_section(each, _reported(context, each, element)) for each in months)


def _reported(context, month, element):
    entry = month["entry"]
    if not entry:
        return month_missing(month["month"])
    own = markup('<p class="small">{}</p>', _("The station's own files of this month:"))
    return markup(
        "{}{}{}{}{}",
        made_files(context, element, month["month"]),
        markup('<p class="small">{}</p>', entry["note"]) if entry["note"] else "",
        activity_articles(entry["activities"]),
        own if entry["files"] and entry["activities"] else "",
        downloads(entry["files"]) if entry["files"] else "",
    )


def activity_articles(activities):
    """The activities with their details and photos."""
    when, who = _("Dates of the work"), _("Responsible unit")
    return markup_of_each(
        '<article id="{}" class="stack prose"><h4>{}</h4><dl class="row fact-row">'
        "<div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</dd></div></dl>{}{}</article>",
        (
            (
                each["anchor"],
                each["title"],
                when,
                days(each["first_day"], each["last_day"]),
                who,
                each["responsible"],
                rich_text(each["details"]),
                gallery(each["pictures"]) if each["pictures"] else "",
            )
            for each in activities
        ),
    )
