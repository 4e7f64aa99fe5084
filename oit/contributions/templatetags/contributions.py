from django import template
from django.urls import reverse
from django.utils.http import urlencode

from cms.models.stations import may
from oit.contributions.models import Contribution

register = template.Library()


@register.inclusion_tag("contributions/admin/ask_link.html")
def ask_link(panel):
    """Below an element in the edit form: who was asked for a part of it, and the way to ask. ``panel``: bound."""
    page, rule, request = panel.instance, getattr(panel, "rule", None), panel.request
    declared = page.element_for(rule) if rule and page.pk and page.thai.pk == page.pk else None
    if not (declared and declared.parts(page) and request and _may_ask(page, request.user)):
        return {}
    query = urlencode({"page": page.pk, "element": rule.key})
    return {
        "address": f"{reverse('wagtailsnippets_contributions_contribution:add')}?{query}",
        "title": rule.title,
        "open": _open_of(page).get(rule.key, []),
    }


def _may_ask(page, user):
    """Whether the user may ask lines of work at the page's station; asked once for all its elements."""
    if "_may_ask" not in vars(page):
        page._may_ask = may(user, "add", Contribution, page.station)
    return page._may_ask


def _open_of(page):
    """``{element: open contributions}`` of the page, asked once for all its elements."""
    if "_open_contributions" not in vars(page):
        found = {}
        for each in Contribution.objects.open().filter(page_id=page.pk):
            found.setdefault(each.element, []).append(each)
        page._open_contributions = found
    return page._open_contributions
