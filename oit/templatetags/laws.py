"""The laws of a list, made here because a station names dozens of them."""

from django import template
from django.utils.translation import gettext as _

from cms.markup import element, joined, markup
from cms.templatetags.components import icon
from cms.templatetags.downloads import download

register = template.Library()


@register.simple_tag
def laws(shown, anchor):
    """The laws ``shown``, of several categories, as items of a list.

    A law is ``{id, title, summary, address, host, document, category_label, must_know}``; all but id and title may be
    empty. ``anchor``: of the element.
    """
    return joined(
        [_law(law, anchor, markup('<p class="small">{}</p>', law["category_label"])) for law in shown]
    )


@register.simple_tag
def laws_of_category(shown, anchor):
    """As ``laws``, of one category; those that everyone must know stand above, and are led to."""
    return joined([_law_above(law, anchor) if law["must_know"] else _law(law, anchor) for law in shown])


def _law_above(law, anchor):
    return markup(
        '<li><a href="#{}-{}">{}</a> <small>{}</small></li>',
        anchor,
        law["id"],
        law["title"],
        _("See above, among what everyone should know."),
    )


def _law(law, anchor, category=""):
    return markup(
        '<li class="stack" id="{}-{}"><p><b>{}</b></p>{}{}{}{}</li>',
        anchor,
        law["id"],
        law["title"],
        category,
        element("p", law["summary"]) if law["summary"] else "",
        _address(law),
        markup('<ul class="download-list">{}</ul>', download(law["document"])) if law["document"] else "",
    )


def _address(law):
    if not law["address"]:
        return ""
    return markup(
        '<p><a href="{}" rel="external noopener">{}<span class="visually-hidden">: {}</span> {}</a></p>',
        law["address"],
        _("Read the text at %(host)s") % {"host": law["host"]},
        law["title"],
        icon("external"),
    )
