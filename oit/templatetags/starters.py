from django import template
from django.urls import reverse
from django.utils.http import urlencode

from cms.lines_of_work import LineOfWork
from oit.starters.marks import mark_of
from oit.starters.putting import offered
from oit.starters.skeletons import lines_offered

register = template.Library()


@register.inclusion_tag("oit/starters/link.html")
def starter_link(panel):
    """In an element of the edit form: the way to a sample text where it is empty, a mark where one was not adapted.

    ``panel``: bound.
    """
    page, rule = panel.instance, getattr(panel, "rule", None)
    declared = page.element_for(rule) if rule and page.pk and page.thai.pk == page.pk else None
    if declared is None or page.frozen:
        return {}
    if "_offered_starters" not in vars(page):
        page._offered_starters = {each.field for each in offered(page)}
    field = next((name for name in declared.fields if name in page._offered_starters), None)
    marks = [mark for name in declared.fields if (mark := mark_of(page, name))]
    return {
        "address": f"{reverse('starters:begin', args=[page.pk])}?{urlencode({'field': field})}"
        if field
        else "",
        "title": rule.title,
        "places": [place for mark in marks for place in mark.places],
        "rows": [str(number) for mark in marks for number in mark.rows],
        "is_sample": bool(marks),
        "files": list(_files(page, rule)),
    }


def _files(page, rule):
    """``(address, name of the line of work)`` of each Word file that may be begun with; no name where there is one."""
    address = reverse("starters:skeleton", args=[page.pk])
    for line in lines_offered(page, rule):
        yield (f"{address}?{urlencode({'line': line})}", LineOfWork(line).label) if line else (address, "")
