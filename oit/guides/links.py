"""The links from an e-service to its guide as a file; the page does not know who draws it."""

from django.utils.translation import gettext as _

from cms.guide_files import register
from home.models import EServicePage


def _files_of(page, request):
    if not isinstance(page, EServicePage) or not page.steps:
        return []
    url = page.get_url(request) or ""
    return [
        {"label": _("Sheet to print"), "format": "PDF", "url": f"{url}guide.pdf"},
        {"label": _("Infographic"), "format": "PNG", "url": f"{url}guide.png"},
    ]


def connect():
    register(_files_of)
