from django import template
from django.urls import reverse

from oit.imports.targets import takes_rows

register = template.Library()


@register.inclusion_tag("oit/imports/link.html")
def import_link(panel):
    """Below an element with a table in the edit form: the way to fill it in from a file. ``panel``: bound."""
    page, rule = panel.instance, getattr(panel, "rule", None)
    if not (rule and page.pk and page.thai.pk == page.pk and takes_rows(page, rule)):
        return {}
    return {"address": reverse("imports:import", args=[page.pk, rule.key]), "title": rule.title}
