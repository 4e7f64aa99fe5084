"""The tables of the open data page."""

from urllib.parse import urlsplit

from django import template

from oit.exports.listing import links
from oit.papers.sheets import heading

register = template.Library()
register.filter("column_heading", heading)


@register.simple_tag
def data_files(dataset):
    """A link to each file of the Dataset in the language that suits the reader: format and size."""
    return links([each.made for each in dataset.own_files], dataset.page, urlsplit(dataset.own_page).path)
