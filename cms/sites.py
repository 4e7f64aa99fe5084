"""The station that a request is for, with everything that is set for it, in one query."""

from copy import copy

from django.db.models import Q
from django.http.request import split_domain_port
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

from cms.page_cache.known import known
from cms.requests import current_request, is_reading_admin


class StationSetting(BaseSiteSetting):
    """Something that is set once for a station. It comes with the site of a request, without a query of its own."""

    class Meta:
        abstract = True

    @classmethod
    def for_site(cls, site):
        return cls.known_of(site) or super().for_site(site)

    @classmethod
    def known_of(cls, site):
        """What came with the ``site``, or None: nothing is asked for and nothing is made."""
        return site and site._state.fields_cache.get(cls.on_site())

    @classmethod
    def on_site(cls):
        """The name by which a Site knows it."""
        return cls._meta.get_field("site").remote_field.get_accessor_name()


def know_site(request):
    """Finds the Site of ``request`` as Wagtail does, and keeps it where Wagtail looks for it.

    The host name and port first, then the default site, then a host name that is there once with another port.
    """
    if hasattr(request, "_wagtail_site"):
        return
    host, port = split_domain_port(request._get_raw_host())[0], int(request.get_port())
    # What is known belongs to everybody; a request notes the page it found, and more, at a Site of its own.
    request._wagtail_site = _own(known(request, f"site {host}:{port}", lambda: _found(host, port)))


def site_being_read():
    """The Site of the request being answered, where that is one of the admin which changes nothing; otherwise None."""
    request = current_request()
    if not is_reading_admin(request):
        return None
    know_site(request)
    return request._wagtail_site


def _found(host, port):
    settings = [model.on_site() for model in StationSetting.__subclasses__()]
    sites = Site.objects.select_related(*settings).filter(Q(hostname=host) | Q(is_default_site=True))
    return _best(list(sites.order_by()), host, port)


def _own(site):
    """A copy of the ``site``, or None, with copies of its settings."""
    own = copy(site)
    for name, value in own._state.fields_cache.items() if own else ():
        setting = own._state.fields_cache[name] = copy(value)
        if setting:
            setting._state.fields_cache["site"] = own
    return own


def _best(sites, host, port):
    named = [site for site in sites if site.hostname == host]
    exact = [site for site in named if site.port == port] or [site for site in named if site.is_default_site]
    default = [site for site in sites if site.is_default_site]
    if len(named) == 1 and not exact:
        return named[0]
    return next(iter(exact or default), None)
