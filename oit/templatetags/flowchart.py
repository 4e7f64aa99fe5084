"""The steps of a service, made here because a page of manuals has dozens of them."""

from django import template

from cms.markup import markup, markup_of_each
from cms.templatetags.components import icon

register = template.Library()


@register.simple_tag
def flowchart(steps):
    """The numbered ``steps``, each ``{text, time}``, as items of a list; time may be empty."""
    return markup_of_each(
        '<li><span class="flowchart-number" aria-hidden="true">{}</span><span>{}{}</span></li>',
        ((number, step["text"], _time(step["time"])) for number, step in enumerate(steps, 1)),
    )


def _time(time):
    return markup(" <small>{} {}</small>", icon("clock"), time) if time else ""
