from django import template

from cms.integrity.to_do import summary
from cms.integrity.who import findings_at

register = template.Library()


@register.inclusion_tag("integrity/findings.html", takes_context=True)
def integrity_findings(context, site):
    """Says to whom it concerns what was found at the station ``site``. Nothing to others, or if there is nothing."""
    return summary(findings_at(context["request"].user, site))
