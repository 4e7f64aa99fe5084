"""What these pages need that a page of the tree has by itself."""

from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.languages import NAMES
from home.menus import StationPages


def frame(request, url_name, title, description=""):
    """The context of the page that the view ``url_name`` shows in both languages. ``title`` in the active one.

    ``shared``: what other sites show of it, with the picture of the home page.
    """
    languages = [
        {
            "code": code,
            "name": name,
            "url": _address(url_name, code),
            "current": code == request.LANGUAGE_CODE,
            "exact": True,
        }
        for code, name in NAMES.items()
    ]
    home = StationPages.for_request(request).page("home")
    absolute = request.build_absolute_uri
    return {
        "title": title,
        "languages": languages,
        "alternates": [{"lang": each["code"], "url": absolute(each["url"])} for each in languages],
        "canonical_url": absolute(reverse(url_name)),
        "breadcrumbs": [
            *([{"title": _("Home"), "url": StationPages.for_request(request).url(home)}] if home else []),
            {"title": title, "url": None},
        ],
        "shared": SimpleNamespace(
            title=title, description=description, pk=home and home.pk, last_published_at=None
        ),
    }


def _address(url_name, language):
    with override(language):
        return reverse(url_name)
