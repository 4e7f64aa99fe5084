"""Where links to other sites come from. Each app registers what it knows to read, in its ``ready``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import models
from django.utils.encoding import iri_to_uri
from requests import RequestException
from requests.models import PreparedRequest

from cms.models import StationSettings


@dataclass(frozen=True)
class Link:
    """An ``address`` in the ``field`` (a name) of ``holder``, a stored object of a station that the public can see.

    ``anchor``: the id of its block in the edit form, or "".
    """

    holder: models.Model
    field: str
    address: str
    anchor: str = ""


_sources: dict[str, Callable[..., Iterable[Link]]] = {}


def register(name, links):
    """Adds the function ``links``, which takes a station (a Site) and yields its Links. It may yield any address."""
    _sources[name] = links


def links_of(site):
    """Yields ``(Link, address)`` of every link that leads from the station ``site`` to another host.

    The address is given as it is sent (RFC 3986): a Thai host in its xn-- form, Thai letters as their codes.
    """
    for links in _sources.values():
        for link in links(site):
            if address := outside(link.address, site):
                yield link, address


def outside(address, site):
    """``address`` as it is sent, or "" where it is none of another site."""
    address = str(address).strip()
    if not address.lower().startswith(("http://", "https://")):
        return ""
    request = PreparedRequest()
    try:
        request.prepare_url(address, None)
        return "" if host_of(request.url) == site.hostname else request.url
    except (RequestException, ValueError):
        # Written wrongly: whoever checks it says so.
        return iri_to_uri(address)


def host_of(address):
    """The host name in ``address``, "" where there is none to be seen."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def links_of_object(holder):
    """Yields a Link for each address that is filled in in a URLField of ``holder``."""
    for field in holder._meta.concrete_fields:
        if isinstance(field, models.URLField) and (address := getattr(holder, field.attname)):
            yield Link(holder, field.name, address)


def links_of_settings(site):
    """Social channels, surveys and the notice of the station's settings."""
    for settings in StationSettings.objects.filter(site=site):
        yield from links_of_object(settings)
