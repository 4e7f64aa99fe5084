"""One element of an item page, with its heading, made here because each of them has one."""

from django import template
from django.utils.translation import gettext as _

from cms.markup import markup

from .months import stated_nothing

register = template.Library()


@register.simple_tag(takes_context=True)
def item_section(context, section):
    """The element of ``section``, ``{element, template, data, stated}``, as ``ItemPage.get_sections`` gives it.

    ``data`` is None while there is nothing to show, ``stated`` where nothing is stated but that there was nothing to
    report. The element's own template is given ``data`` and ``element``, and all that the page's template knows.
    """
    element = section["element"]
    return markup(
        '<section class="stack item-section" id="{}" aria-labelledby="{}-title"><h2 id="{}-title">{}</h2>{}</section>',
        *[element.anchor] * 3,
        element.title,
        _shown(context, section),
    )


def _shown(context, section):
    element, data, stated = section["element"], section["data"], section["stated"]
    find = context.template.engine.get_template
    if data is not None and section["template"]:
        with context.push(section=section, data=data, element=element, stated=stated):
            shown = find(section["template"]).render(context)
            return shown + stated_nothing(stated) if stated else shown
    if element.advisory:
        return markup(
            '<p class="panel">{}</p>',
            _("This part is recommended, not required. The station has not published it."),
        )
    return markup('<p class="panel">{}</p>', _("This part has not been published yet."))
