"""What the months of O7 report, made here because a month reports many activities.

An activity: ``{anchor, title, details, first_day, last_day, responsible, pictures}``; last_day is empty where it took
one day.
"""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.markup import markup_of_each
from cms.templatetags.components import rich_text
from cms.templatetags.photos import gallery
from cms.templatetags.thai import days

register = template.Library()


@register.simple_tag
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


@register.simple_tag
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
