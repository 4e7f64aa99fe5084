"""Parts of the front page that are made in Python, because it has so many of them."""

from django import template
from django.utils.translation import gettext_lazy as _

from cms.markup import markup_of_each
from cms.templatetags.components import icon

register = template.Library()

# Where the public goes most: by the address key of a page, with an icon, a title and a note.
TASKS = (
    ("e_services", "computer", _("All online services"), _("With a guide to each")),
    ("questions", "question", _("Ask a question"), _("Or see what others asked")),
    ("feedback", "star", _("Give feedback"), _("Takes about one minute")),
    ("complaint", "lock", _("Report corruption by an officer"), _("Confidential; no name needed")),
    ("tip", "report", _("Tip off the police about a crime"), _("Confidential; no name needed")),
)


@register.simple_tag
def task_links(addresses):
    """The TASKS that the station has, as items of a list. ``addresses``: ``{address key: url}``."""
    arrow = icon("arrow")
    return markup_of_each(
        '<li><a class="line" href="{}">{}<span>{} <small>{}</small></span>{}</a></li>',
        (
            (addresses[key], icon(name), str(title), str(note), arrow)
            for key, name, title, note in TASKS
            if addresses.get(key)
        ),
    )
