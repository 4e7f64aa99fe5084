"""The evidence pack that a station shows to everyone."""

from django import template

from oit.duties.evidence.serving import public_pack

register = template.Library()


@register.simple_tag
def public_evidence(page):
    """The EvidenceZip of the year of ``page``, or None."""
    return public_pack(page.station, page.fiscal_year)
