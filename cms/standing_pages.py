"""Addresses of the public site that every station has, though no editor makes them a page.

Apps register theirs here, so that menus and templates lead to them by name, as to the pages of the tree.
"""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class StandingPage:
    """``key``: its name in ``addresses``. ``title``: translated lazily. ``url_name``: of its view.

    ``is_private``: nothing of it, nor of what lies below it, may be kept by a browser or seen by a service worker.
    ``is_listed``: search engines are told of it, in both languages.
    """

    key: str
    title: str
    url_name: str
    is_private: bool = False
    is_listed: bool = False

    @property
    def url(self):
        """Its address in the active language."""
        return reverse(self.url_name)


_pages = {}


def register(page):
    _pages[page.key] = page


def standing_pages():
    """``{key: StandingPage}``."""
    return _pages
