"""Addresses of pages, worked out once a request for each language and not once for each page."""

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site


def home_addresses(request):
    """``{url_path: url}`` of the home pages of the request's station, one for each language."""
    if not hasattr(request, "_home_addresses"):
        request._home_addresses = dict(_home_addresses(Site.find_for_request(request)))
    return request._home_addresses


def _home_addresses(site):
    for site_id, url_path, _root_url, language in Site.get_site_root_paths():
        if site and site_id == site.pk:
            with override(language):
                yield url_path, reverse("wagtail_serve", args=[""])


def url_of(url_path, request):
    """What ``Page.get_url`` gives for a page of the request's station; None for a page of another one.

    ``url_path``: that of the page, with the slug of its home page in front.
    """
    for home, address in home_addresses(request).items():
        if url_path.startswith(home):
            return address + url_path[len(home) :]
    return None
