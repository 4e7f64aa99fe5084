"""What officers do and do not do, made here because a manual names dozens of situations."""

from django import template
from django.utils.translation import gettext as _

from cms.markup import element, markup, markup_of_each
from cms.templatetags.components import icon

register = template.Library()


@register.simple_tag
def dos_and_donts(pairs, anchor):
    """The ``pairs``, each ``{id, line, situation, do, dont}``; line, the line of work, may be empty."""
    do, dont = _("Do"), _("Don't")
    return markup_of_each(
        '<section class="stack" id="{}-{}"><h3>{}</h3>{}<dl class="do-dont">'
        '<div class="notice notice-success"><dt>{} {}</dt>{}</div>'
        '<div class="notice notice-dont"><dt>{} {}</dt>{}</div></dl></section>',
        (
            (
                anchor,
                pair["id"],
                pair["situation"],
                markup('<p class="small">{}</p>', pair["line"]) if pair["line"] else "",
                icon("check"),
                do,
                element("dd", pair["do"]),
                icon("close"),
                dont,
                element("dd", pair["dont"]),
            )
            for pair in pairs
        ),
    )
