"""Links to the guides that are drawn from a page: a page of services has dozens of them."""

from django import template
from django.utils.translation import gettext as _

from cms.addresses import url_of
from cms.markup import markup

register = template.Library()


@register.simple_tag(takes_context=True)
def guides_of(context, page):
    """What the addresses of all guides of ``page`` begin with; empty for a draft, of which none are drawn."""
    return f"{url_of(page.url_path, context['request'])}guide-" if page.shows_published else ""


@register.simple_tag
def line_guide(guides, line):
    """The link to the manual of a line of work, ``{key, label}``, with all its services. ``guides``: of guides_of."""
    title = _("Manual of all services, %(line)s (PDF)") % {"line": line["label"]}
    return markup('<a href="{}{}.pdf">{}</a>', guides, line["key"], title)


@register.simple_tag
def service_guides(guides, part, service):
    """The links to the infographic of the ``service`` by this name, which the block ``part`` of the page holds."""
    told = {"service": service}
    return markup(
        '{0} <a href="{1}{2}.pdf" aria-label="{3}">PDF</a> <a href="{1}{2}.png" aria-label="{4}">PNG</a>',
        _("Infographic:"),
        guides,
        part,
        _("Infographic of “%(service)s”, PDF") % told,
        _("Infographic of “%(service)s”, PNG") % told,
    )
